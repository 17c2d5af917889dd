# SPDX-License-Identifier: MIT
# examples/quote.sed - turns each line into a string of C.
s/[\\"]/\\&/g
s/.*/"&\\n"/
