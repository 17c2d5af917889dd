/* SPDX-License-Identifier: MIT */
/* tests/install/outside.cpp PLAN - what outside.c does, in C++17: handles that
 * let themselves go, and errors that are thrown. */
#include <cstdint>
#include <exception>
#include <iostream>
#include <kjplan/kjplan.h>
#include <memory>
#include <stdexcept>

template <auto let_go> struct Release {
  template <class Handle>
  void
  operator()(Handle *handle) const noexcept
  {
    let_go(handle);
  }
};
using Plan = std::unique_ptr<kjp_plan, Release<kjp_plan_unref>>;
using Answer = std::unique_ptr<kjp_answer, Release<kjp_answer_unref>>;
using Error = std::unique_ptr<kjp_error, Release<kjp_error_free>>;

// What the call makes; throws the message of its error.
template <class Owner, class Call, class... Arguments>
Owner
made(Call call, Arguments... arguments)
{
  typename Owner::pointer handle = nullptr;
  kjp_error *problem = nullptr;

  if (call(arguments..., &handle, &problem) == KJP_OK)
    return Owner(handle);
  Error held(problem);
  throw std::runtime_error(kjp_error_message(problem, KJP_LANGUAGE_EN));
}

static void
print_years(const kjp_table *years)
{
  for (std::int32_t row = 0; row < kjp_table_count(years); row++) {
    std::int64_t floor = 0;

    kjp_table_amount(years, row, KJP_AUDIT_YEAR_FLOOR, &floor);
    std::cout << kjp_table_int(years, row, KJP_AUDIT_YEAR_YEAR) << ' '
              << kjp_table_text(years, row, KJP_AUDIT_YEAR_VERDICT) << ' '
              << floor << '\n';
  }
}

int
main(int argc, char **argv)
try {
  if (argc != 2)
    throw std::invalid_argument("one plan is wanted");
  const Plan plan = made<Plan>(kjp_plan_load, argv[1], nullptr);
  const Answer audit = made<Answer>(kjp_audit_run, plan.get(), nullptr);
  print_years(kjp_answer_table(audit.get(), KJP_AUDIT_YEARS));
} catch (const std::exception &problem) {
  std::cerr << problem.what() << '\n';
  return 1;
}
