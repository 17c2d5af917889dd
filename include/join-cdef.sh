#!/bin/sh
# SPDX-License-Identifier: MIT
# include/join-cdef.sh HEADER... - prints what stands between FFI-BEGIN and
# FFI-END in each header: declarations that cffi and LuaJIT take unchanged.
exec sed -n '/FFI-BEGIN/,/FFI-END/{/FFI-BEGIN/d;/FFI-END/d;p;}' "$@"
