/* SPDX-License-Identifier: MIT */
/** @file plan.h
 * A plan: what was said, as tables. Immutable and counted.
 */
#ifndef KJPLAN_PLAN_H
#define KJPLAN_PLAN_H
#ifndef KJP_CDEF
#include <kjplan/options.h>
#include <kjplan/table.h>
#ifdef __cplusplus
extern "C" {
#endif
#ifdef __GNUC__
#pragma GCC visibility push(default)
#endif
#endif
/* FFI-BEGIN */

/** A plan; immutable, shared by reference. */
typedef struct kjp_plan kjp_plan;

/** Tables of a plan; KJP_FINDINGS (warnings and notes) is another. */
enum {
  KJP_PLAN = 2, /**< one row: the plan itself */
  KJP_ORGANISATIONS = 3,
  KJP_INDICATORS = 4,
  KJP_TARGETS = 5,
  KJP_REVISIONS = 6, /**< of targets, by date */
  KJP_RULES = 7,
  KJP_CLAUSES = 8,      /**< of rules; members of an any_of follow it */
  KJP_OBSERVATIONS = 9, /**< of indicators, by year, strongest stage first */
  KJP_SOURCES = 10,
  KJP_EXEMPTIONS = 11,   /**< of rules, by year */
  KJP_ADJUSTMENTS = 12,  /**< of indicators: one_off and comparable_base */
  KJP_ASSUMPTIONS = 13,  /**< of indicators: growth and amounts by year */
  KJP_INPUTS = 14,       /**< of derived indicators, in order */
  KJP_PEERS = 15,        /**< of clauses */
  KJP_CLAUSE_YEARS = 16, /**< of clauses: amounts by year, or years `at` */
  KJP_ISSUERS = 17,
  KJP_EXTRAS = 18, /**< keys that begin with x- */
  KJP_CORRELATIONS = 19,
  KJP_PATHS = 20,       /**< one an indicator, and overlays of scenarios */
  KJP_PATH_YEARS = 21,  /**< of paths: amounts to pass through, shares */
  KJP_PATH_FLOORS = 22, /**< of paths: rules they are raised to */
  KJP_CAPS = 23,        /**< of paths */
  KJP_SCENARIOS = 24,
  KJP_OVERLAYS = 25, /**< of scenarios: what they assume */
  KJP_PROGRAMMES = 26,
  KJP_PROJECTS = 27, /**< of programmes */
  KJP_FUNDING = 28,  /**< of programmes and of projects */
  KJP_MEASURES = 29,
  KJP_POLICIES = 32,
  KJP_CLAIMS = 33,      /**< counts that the text states */
  KJP_ROLES = 34,       /**< organisations of programmes and of measures */
  KJP_TAGS = 35,        /**< of programmes and of measures */
  KJP_ACTIONS = 36,     /**< of measures */
  KJP_COUNTED = 37,     /**< of indicators with count_of: statuses that count */
  KJP_EVALUATIONS = 38, /**< that were done */
  KJP_CAP_YEARS = 39    /**< of caps: amounts by year */
};

/** Columns of KJP_PLAN. */
enum {
  KJP_PLAN_ID = 201,
  KJP_PLAN_TITLE_ZH = 202,
  KJP_PLAN_TITLE_EN = 203,
  KJP_PLAN_FIRST_YEAR = 204,
  KJP_PLAN_LAST_YEAR = 205,
  KJP_PLAN_SOURCE = 206,
  KJP_PLAN_VERSION = 207,
  KJP_PLAN_SHA256 = 208, /**< of the file's bytes; NULL where not asked for */
  KJP_PLAN_LINE = 209,
  KJP_PLAN_EVERY = 210 /**< word: how often it is to be evaluated */
};
/** Columns of KJP_ORGANISATIONS. */
enum {
  KJP_ORGANISATION_ID = 301,
  KJP_ORGANISATION_NAME_ZH = 302,
  KJP_ORGANISATION_NAME_EN = 303,
  KJP_ORGANISATION_LINE = 304
};
/** Columns of KJP_INDICATORS. */
enum {
  KJP_INDICATOR_ID = 401,
  KJP_INDICATOR_NAME_ZH = 402,
  KJP_INDICATOR_NAME_EN = 403,
  KJP_INDICATOR_SCOPE = 404,
  KJP_INDICATOR_UNIT = 405,
  KJP_INDICATOR_DIMENSION = 406,
  KJP_INDICATOR_DIRECTION = 407,
  KJP_INDICATOR_DERIVE = 408,
  KJP_INDICATOR_MIXED_SCOPE = 409,
  KJP_INDICATOR_GROWTH = 410, /**< assumed for every year to come */
  KJP_INDICATOR_SD = 411,
  KJP_INDICATOR_PERSISTENCE = 412,
  KJP_INDICATOR_SOURCE = 413,
  KJP_INDICATOR_NOTE = 414,
  KJP_INDICATOR_LINE = 415,
  KJP_INDICATOR_COUNT_OF = 416, /**< word: what of the plan it counts */
  KJP_INDICATOR_SINCE = 417,    /**< of an average growth: the base year, */
  KJP_INDICATOR_LOOKBACK = 418  /**< or how many years before it lies */
};
/** Columns of KJP_TARGETS. */
enum {
  KJP_TARGET_ID = 501,
  KJP_TARGET_INDICATOR = 502,
  KJP_TARGET_BOUND = 503, /**< the lower one where there are two */
  KJP_TARGET_UPPER = 504, /**< of within */
  KJP_TARGET_COMPARATOR = 505,
  KJP_TARGET_BOUND_INDICATOR = 506,
  KJP_TARGET_BOUND_YEAR = 507,
  KJP_TARGET_BOUND_TIMES = 508,
  KJP_TARGET_BOUND_PLUS = 509,
  KJP_TARGET_FIRST_YEAR = 510,
  KJP_TARGET_LAST_YEAR = 511,
  KJP_TARGET_OVER = 512, /**< the bound is of the sum over the years */
  KJP_TARGET_STRENGTH = 513,
  KJP_TARGET_OWNER = 514,
  KJP_TARGET_BASE_YEAR = 515,
  KJP_TARGET_BASE_VALUE = 516,
  KJP_TARGET_MIXED_SCOPE = 517,
  KJP_TARGET_NAME_ZH = 518,
  KJP_TARGET_NAME_EN = 519,
  KJP_TARGET_SOURCE = 520,
  KJP_TARGET_NOTE = 521,
  KJP_TARGET_LINE = 522
};
/** Columns of KJP_RULES. */
enum {
  KJP_RULE_ID = 701,
  KJP_RULE_NAME_ZH = 702,
  KJP_RULE_NAME_EN = 703,
  KJP_RULE_INDICATOR = 704,
  KJP_RULE_FIRST_YEAR = 705,
  KJP_RULE_LAST_YEAR = 706,
  KJP_RULE_STAGE = 707,
  KJP_RULE_BASE = 708,
  KJP_RULE_SOURCE = 709,
  KJP_RULE_NOTE = 710,
  KJP_RULE_LINE = 711
};
/** Columns of KJP_CLAUSES. */
enum {
  KJP_CLAUSE_RULE = 801,
  KJP_CLAUSE_ANY_OF = 802, /**< row of the any_of it stands in */
  KJP_CLAUSE_KIND = 803,
  KJP_CLAUSE_REFERENCE = 804,
  KJP_CLAUSE_GROWTH = 805, /**< of grow_ and average_growth_at_least */
  KJP_CLAUSE_AMOUNT = 806, /**< of grow_by_at_least */
  KJP_CLAUSE_SHARE = 807,  /**< of share_at_least */
  KJP_CLAUSE_MARGIN = 808,
  KJP_CLAUSE_WHEN_FALLING = 809,
  KJP_CLAUSE_STRICT = 810,
  KJP_CLAUSE_LOOKBACK = 811,
  KJP_CLAUSE_TOLERANCE = 812,
  KJP_CLAUSE_SINCE = 813,
  KJP_CLAUSE_FIRST_YEAR = 814,
  KJP_CLAUSE_LAST_YEAR = 815,
  KJP_CLAUSE_STAGE = 816,
  KJP_CLAUSE_MIXED_SCOPE = 817,
  KJP_CLAUSE_BASIS = 818,
  KJP_CLAUSE_NOTE = 819,
  KJP_CLAUSE_LINE = 820
};
/** Columns of KJP_OBSERVATIONS. */
enum {
  KJP_OBSERVATION_INDICATOR = 901,
  KJP_OBSERVATION_YEAR = 902,
  KJP_OBSERVATION_STAGE = 903,
  KJP_OBSERVATION_VALUE = 904,
  KJP_OBSERVATION_DECIMALS = 905, /**< as written, in the indicator's unit */
  KJP_OBSERVATION_KNOWN_ON = 906,
  KJP_OBSERVATION_SOURCE = 907,
  KJP_OBSERVATION_NOTE = 908,
  KJP_OBSERVATION_UNVERIFIED = 909,
  KJP_OBSERVATION_LINE = 910
};
/** Columns of KJP_SOURCES. */
enum {
  KJP_SOURCE_TITLE = 1001,
  KJP_SOURCE_ARTICLE = 1002,
  KJP_SOURCE_URL = 1003,
  KJP_SOURCE_DATE = 1004,
  KJP_SOURCE_QUOTE = 1005,
  KJP_SOURCE_LINE = 1006
};
/** Columns of KJP_EXEMPTIONS. */
enum {
  KJP_EXEMPTION_RULE = 1101,
  KJP_EXEMPTION_YEAR = 1102,
  KJP_EXEMPTION_REASON_ZH = 1103,
  KJP_EXEMPTION_REASON_EN = 1104,
  KJP_EXEMPTION_AUTHORITY = 1105,
  KJP_EXEMPTION_SOURCE = 1106,
  KJP_EXEMPTION_LINE = 1107
};
/** Columns of KJP_ADJUSTMENTS. */
enum {
  KJP_ADJUSTMENT_INDICATOR = 1201,
  KJP_ADJUSTMENT_KIND = 1202, /**< word: one_off or comparable_base */
  KJP_ADJUSTMENT_YEAR = 1203,
  KJP_ADJUSTMENT_VALUE = 1204,
  KJP_ADJUSTMENT_OWED = 1205,
  KJP_ADJUSTMENT_SOURCE = 1206,
  KJP_ADJUSTMENT_NOTE = 1207,
  KJP_ADJUSTMENT_LINE = 1208
};
/** Columns of KJP_ASSUMPTIONS. */
enum {
  KJP_ASSUMPTION_INDICATOR = 1301,
  KJP_ASSUMPTION_YEAR = 1302,
  KJP_ASSUMPTION_GROWTH = 1303,
  KJP_ASSUMPTION_AMOUNT = 1304,
  KJP_ASSUMPTION_LINE = 1305
};
/** Columns of KJP_INPUTS. */
enum {
  KJP_INPUT_INDICATOR = 1401,
  KJP_INPUT_INPUT = 1402, /**< the indicator that goes in */
  KJP_INPUT_LINE = 1403
};
/** Columns of KJP_PEERS. */
enum {
  KJP_PEER_CLAUSE = 1501,
  KJP_PEER_INDICATOR = 1502,
  KJP_PEER_LINE = 1503
};
/** Columns of KJP_CLAUSE_YEARS. */
enum {
  KJP_CLAUSE_YEAR_CLAUSE = 1601,
  KJP_CLAUSE_YEAR_YEAR = 1602,
  KJP_CLAUSE_YEAR_AMOUNT = 1603,
  KJP_CLAUSE_YEAR_LINE = 1604
};
/** Columns of KJP_ISSUERS. */
enum { KJP_ISSUER_NAME = 1701, KJP_ISSUER_LINE = 1702 };
/** Columns of KJP_EXTRAS. */
enum {
  KJP_EXTRA_TABLE = 1801, /**< int: the table of the row it belongs to */
  KJP_EXTRA_ROW = 1802,   /**< int: that row */
  KJP_EXTRA_KEY = 1803,
  KJP_EXTRA_TEXT = 1804,
  KJP_EXTRA_LINE = 1805
};

/** Columns of KJP_REVISIONS. */
enum {
  KJP_REVISION_TARGET = 601,
  KJP_REVISION_DATE = 602,
  KJP_REVISION_COMPARATOR = 603,
  KJP_REVISION_BOUND = 604,
  KJP_REVISION_UPPER = 605,
  KJP_REVISION_BOUND_INDICATOR = 606,
  KJP_REVISION_BOUND_YEAR = 607,
  KJP_REVISION_BOUND_TIMES = 608,
  KJP_REVISION_BOUND_PLUS = 609,
  KJP_REVISION_UNVERIFIED = 610,
  KJP_REVISION_SOURCE = 611,
  KJP_REVISION_NOTE = 612,
  KJP_REVISION_LINE = 613
};
/** Columns of KJP_CORRELATIONS. */
enum {
  KJP_CORRELATION_LEFT = 1901,
  KJP_CORRELATION_RIGHT = 1902,
  KJP_CORRELATION_VALUE = 1903,
  KJP_CORRELATION_LINE = 1904
};
/** Columns of KJP_PATHS. */
enum {
  KJP_PATH_INDICATOR = 2001,
  KJP_PATH_SCENARIO = 2002, /**< KJP_NONE: the plan itself */
  KJP_PATH_SHAPE = 2003,
  KJP_PATH_FROM_YEAR = 2004,
  KJP_PATH_FROM_VALUE = 2005,
  KJP_PATH_ROUND_TO = 2006,
  KJP_PATH_GROWTH = 2007,
  KJP_PATH_REFERENCE = 2008,
  KJP_PATH_SOURCE = 2009,
  KJP_PATH_NOTE = 2010,
  KJP_PATH_LINE = 2011
};
/** Columns of KJP_PATH_YEARS. */
enum {
  KJP_PATH_YEAR_PATH = 2101,
  KJP_PATH_YEAR_KIND = 2102,
  KJP_PATH_YEAR_YEAR = 2103,
  KJP_PATH_YEAR_AMOUNT = 2104,
  KJP_PATH_YEAR_SHARE = 2105,
  KJP_PATH_YEAR_LINE = 2106
};
/** Columns of KJP_PATH_FLOORS. */
enum {
  KJP_PATH_FLOOR_PATH = 2201,
  KJP_PATH_FLOOR_RULE = 2202,
  KJP_PATH_FLOOR_LINE = 2203
};
/** Columns of KJP_CAPS. */
enum {
  KJP_CAP_PATH = 2301,
  KJP_CAP_KIND = 2302,
  KJP_CAP_REFERENCE = 2303,
  KJP_CAP_GROWTH = 2304,
  KJP_CAP_SHARE = 2305,
  KJP_CAP_FIRST_YEAR = 2306,
  KJP_CAP_LAST_YEAR = 2307,
  KJP_CAP_STAGE = 2308,
  KJP_CAP_MIXED_SCOPE = 2309,
  KJP_CAP_BASIS = 2310,
  KJP_CAP_NOTE = 2311,
  KJP_CAP_LINE = 2312
};
/** Columns of KJP_SCENARIOS. */
enum {
  KJP_SCENARIO_ID = 2401,
  KJP_SCENARIO_TITLE_ZH = 2402,
  KJP_SCENARIO_TITLE_EN = 2403,
  KJP_SCENARIO_SOURCE = 2404,
  KJP_SCENARIO_NOTE = 2405,
  KJP_SCENARIO_LINE = 2406
};
/** Columns of KJP_OVERLAYS. */
enum {
  KJP_OVERLAY_SCENARIO = 2501,
  KJP_OVERLAY_INDICATOR = 2502,
  KJP_OVERLAY_YEAR = 2503, /**< KJP_NONE: every year to come */
  KJP_OVERLAY_GROWTH = 2504,
  KJP_OVERLAY_AMOUNT = 2505,
  KJP_OVERLAY_SD = 2506,
  KJP_OVERLAY_PERSISTENCE = 2507,
  KJP_OVERLAY_LINE = 2508
};
/** Columns of KJP_PROGRAMMES. */
enum {
  KJP_PROGRAMME_ID = 2601,
  KJP_PROGRAMME_NAME_ZH = 2602,
  KJP_PROGRAMME_NAME_EN = 2603,
  KJP_PROGRAMME_LEADER = 2604,
  KJP_PROGRAMME_SOURCE = 2605,
  KJP_PROGRAMME_NOTE = 2606,
  KJP_PROGRAMME_LINE = 2607
};
/** Columns of KJP_PROJECTS. */
enum {
  KJP_PROJECT_PROGRAMME = 2701,
  KJP_PROJECT_ID = 2702,
  KJP_PROJECT_NAME_ZH = 2703,
  KJP_PROJECT_NAME_EN = 2704,
  KJP_PROJECT_MODE = 2705,
  KJP_PROJECT_STATUS = 2706,
  KJP_PROJECT_START = 2707,
  KJP_PROJECT_INTEGRITY_PLEDGE = 2708, /**< 0 also where nothing was said */
  KJP_PROJECT_SOURCE = 2709,
  KJP_PROJECT_NOTE = 2710,
  KJP_PROJECT_LINE = 2711
};
/** Columns of KJP_FUNDING. */
enum {
  KJP_FUNDING_PROGRAMME = 2801, /**< KJP_NONE in a row of a project */
  KJP_FUNDING_PROJECT = 2802,
  KJP_FUNDING_INDICATOR = 2803,
  KJP_FUNDING_YEAR = 2804,
  KJP_FUNDING_AMOUNT = 2805,
  KJP_FUNDING_LINE = 2806
};
/** Columns of KJP_MEASURES. */
enum {
  KJP_MEASURE_ID = 2901,
  KJP_MEASURE_NAME_ZH = 2902,
  KJP_MEASURE_NAME_EN = 2903,
  KJP_MEASURE_SOURCE = 2904,
  KJP_MEASURE_NOTE = 2905,
  KJP_MEASURE_LINE = 2906
};
/** Columns of KJP_POLICIES. */
enum {
  KJP_POLICY_ID = 3201,
  KJP_POLICY_NAME_ZH = 3202,
  KJP_POLICY_NAME_EN = 3203,
  KJP_POLICY_INDICATOR = 3204,
  KJP_POLICY_RATE = 3205,
  KJP_POLICY_TAX_RATE = 3206,
  KJP_POLICY_FIRST_YEAR = 3207,
  KJP_POLICY_LAST_YEAR = 3208,
  KJP_POLICY_BASIS = 3209,
  KJP_POLICY_SOURCE = 3210,
  KJP_POLICY_NOTE = 3211,
  KJP_POLICY_LINE = 3212
};
/** Columns of KJP_CLAIMS. */
enum {
  KJP_CLAIM_WHAT = 3301,
  KJP_CLAIM_STATED = 3302,
  KJP_CLAIM_LISTED = 3303, /**< how many the plan lists */
  KJP_CLAIM_LINE = 3304
};
/** Columns of KJP_ROLES. */
enum {
  KJP_ROLE_PROGRAMME = 3401,
  KJP_ROLE_MEASURE = 3402,
  KJP_ROLE_ORGANISATION = 3403,
  KJP_ROLE_ROLE = 3404,
  KJP_ROLE_LINE = 3405
};
/** Columns of KJP_TAGS. */
enum {
  KJP_TAG_PROGRAMME = 3501,
  KJP_TAG_MEASURE = 3502,
  KJP_TAG_KIND = 3503,
  KJP_TAG_TEXT = 3504,
  KJP_TAG_LINE = 3505
};
/** Columns of KJP_ACTIONS. */
enum {
  KJP_ACTION_MEASURE = 3601,
  KJP_ACTION_NAME_ZH = 3602,
  KJP_ACTION_NAME_EN = 3603,
  KJP_ACTION_STATUS = 3604,
  KJP_ACTION_LINE = 3605
};
/** Columns of KJP_COUNTED. */
enum {
  KJP_COUNTED_INDICATOR = 3701,
  KJP_COUNTED_STATUS = 3702,
  KJP_COUNTED_LINE = 3703
};
/** Columns of KJP_EVALUATIONS. */
enum {
  KJP_EVALUATION_YEAR = 3801,
  KJP_EVALUATION_DATE = 3802,
  KJP_EVALUATION_SOURCE = 3803,
  KJP_EVALUATION_NOTE = 3804,
  KJP_EVALUATION_LINE = 3805
};
/** Columns of KJP_CAP_YEARS. */
enum {
  KJP_CAP_YEAR_CAP = 3901,
  KJP_CAP_YEAR_YEAR = 3902,
  KJP_CAP_YEAR_AMOUNT = 3903,
  KJP_CAP_YEAR_LINE = 3904
};

/** Words of KJP_INDICATOR_DIRECTION. */
enum { KJP_DIRECTION_MORE = 1, KJP_DIRECTION_LESS = 2 };
/** Words of KJP_INDICATOR_DERIVE. */
enum {
  KJP_DERIVE_SUM = 1,
  KJP_DERIVE_DIFFERENCE = 2,
  KJP_DERIVE_PRODUCT = 3,
  KJP_DERIVE_RATIO = 4,
  KJP_DERIVE_GROWTH = 5,
  KJP_DERIVE_LAG = 6,
  KJP_DERIVE_CUMULATIVE = 7,
  KJP_DERIVE_AVERAGE = 8,
  KJP_DERIVE_AVERAGE_GROWTH = 9
};
/** Stages of an observation, strongest first. */
enum {
  KJP_STAGE_RESTATED = 1,    /**< 普查修订, 追溯调整 */
  KJP_STAGE_FINAL = 2,       /**< 决算, 最终核实 */
  KJP_STAGE_REVISED = 3,     /**< 修订 */
  KJP_STAGE_EXECUTED = 4,    /**< 执行数 */
  KJP_STAGE_PRELIMINARY = 5, /**< 快报, 初步核算 */
  KJP_STAGE_ADJUSTED = 6,    /**< 调整预算 */
  KJP_STAGE_BUDGET = 7       /**< 预算 */
};
/** Words of KJP_TARGET_COMPARATOR. */
enum {
  KJP_COMPARATOR_AT_LEAST = 1,  /**< 达到, 不低于, 以上 */
  KJP_COMPARATOR_MORE_THAN = 2, /**< 超过, 高于, 突破 */
  KJP_COMPARATOR_AT_MOST = 3,   /**< 以内, 不超过, 以下 */
  KJP_COMPARATOR_LESS_THAN = 4, /**< 低于, 不足 */
  KJP_COMPARATOR_WITHIN = 5     /**< both ends count */
};
/** Words of KJP_TARGET_STRENGTH. */
enum {
  KJP_STRENGTH_ENSURE = 1, /**< 确保, 必须, 约束性 */
  KJP_STRENGTH_EXPECT = 2, /**< 预期性; the default */
  KJP_STRENGTH_STRIVE = 3  /**< 力争, 争取 */
};
/** Words of KJP_RULE_BASE. */
enum {
  KJP_BASE_ACTUAL = 1, /**< the year before as it was; the default */
  KJP_BASE_OWED = 2    /**< the year before as it should have been */
};
/** Words of KJP_CLAUSE_KIND; doc/rule.md has the formulas. */
enum {
  KJP_CLAUSE_NOT_BELOW_PREVIOUS = 1,
  KJP_CLAUSE_NOT_BELOW_PEAK = 2,
  KJP_CLAUSE_GROW_AT_LEAST = 3,
  KJP_CLAUSE_GROW_BY_AT_LEAST = 4,
  KJP_CLAUSE_OUTPACE = 5,
  KJP_CLAUSE_SHARE_AT_LEAST = 6,
  KJP_CLAUSE_SHARE_NOT_BELOW_PREVIOUS = 7,
  KJP_CLAUSE_AVERAGE_GROWTH_AT_LEAST = 8,
  KJP_CLAUSE_AMOUNT_AT_LEAST = 9,
  KJP_CLAUSE_AT_LEAST_PEERS = 10,
  KJP_CLAUSE_ANY = 11 /**< any_of */
};
/** Words of KJP_CLAUSE_WHEN_FALLING. */
enum { KJP_FALLING_LITERAL = 1, KJP_FALLING_HOLD = 2 };
/** Words of KJP_ADJUSTMENT_KIND. */
enum { KJP_ADJUSTMENT_ONE_OFF = 1, KJP_ADJUSTMENT_COMPARABLE_BASE = 2 };

/** Words of KJP_PLAN_EVERY. */
enum { KJP_EVERY_YEAR = 1 };
/** Words of KJP_INDICATOR_COUNT_OF. */
enum { KJP_COUNT_OF_PROJECTS = 1 };
/** Words of KJP_PATH_SHAPE. */
enum {
  KJP_SHAPE_LINEAR = 1,
  KJP_SHAPE_CONSTANT_GROWTH = 2,
  KJP_SHAPE_FIXED_GROWTH = 3,
  KJP_SHAPE_FRONT_LOADED = 4,
  KJP_SHAPE_BACK_LOADED = 5,
  KJP_SHAPE_S_CURVE = 6,
  KJP_SHAPE_LOGISTIC = 7,
  KJP_SHAPE_STEP = 8,
  KJP_SHAPE_SHARES = 9,
  KJP_SHAPE_CATCH_UP = 10,
  KJP_SHAPE_BUSINESS_AS_USUAL = 11,
  KJP_SHAPE_LATEST = 12 /**< the least that is feasible */
};
/** Words of KJP_PATH_YEAR_KIND. */
enum { KJP_PATH_YEAR_THROUGH = 1, KJP_PATH_YEAR_SHARES = 2 };
/** Words of KJP_CAP_KIND. */
enum {
  KJP_CAP_GROW_AT_MOST = 1,
  KJP_CAP_SHARE_AT_MOST = 2,
  KJP_CAP_AMOUNT_AT_MOST = 3
};
/** Words of KJP_PROJECT_MODE: how a project finds who carries it out. */
enum {
  KJP_MODE_OPEN_BID = 1,  /**< 揭榜挂帅 */
  KJP_MODE_STAR_FLAG = 2, /**< 摘星夺旗 */
  KJP_MODE_CABINET = 3,   /**< 组阁制 */
  KJP_MODE_CONTEST = 4,   /**< 招亲比武 */
  KJP_MODE_CALL = 5
};
/** Words of KJP_PROJECT_STATUS, KJP_ACTION_STATUS and KJP_COUNTED_STATUS. */
enum {
  KJP_STATUS_PLANNED = 1,
  KJP_STATUS_APPROVED = 2,
  KJP_STATUS_RUNNING = 3,
  KJP_STATUS_COMPLETED = 4,
  KJP_STATUS_STOPPED = 5
};
/** Words of KJP_CLAIM_WHAT. */
enum {
  KJP_CLAIM_ORGANISATIONS = 1,
  KJP_CLAIM_INDICATORS = 2,
  KJP_CLAIM_TARGETS = 3,
  KJP_CLAIM_RULES = 4,
  KJP_CLAIM_PROGRAMMES = 5,
  KJP_CLAIM_PROJECTS = 6,
  KJP_CLAIM_MEASURES = 7,
  KJP_CLAIM_POLICIES = 8
};
/** Words of KJP_ROLE_ROLE. */
enum { KJP_ROLE_LEAD = 1, KJP_ROLE_MEMBER = 2 };
/** Words of KJP_TAG_KIND. */
enum {
  KJP_TAG_KIND_FIELD = 1,     /**< of a programme: field of technology */
  KJP_TAG_KIND_KIND = 2,      /**< demonstration, transformation, ... */
  KJP_TAG_KIND_INSTRUMENT = 3 /**< of a measure */
};

/** Reads a plan file.
 * @param file [copied] name of a regular file, not NULL
 * @param options limits and sha256; NULL: the defaults
 * @param plan_out [new] kjp_plan_unref()
 * @param error_out [new] kjp_error_free(): every finding of the file
 * @return KJP_OK or the status of the gravest finding @since 0.1 */
kjp_status kjp_plan_load(const char *file, const kjp_options *options,
                         kjp_plan **plan_out, kjp_error **error_out);
/** Reads a plan from memory.
 * @param data [copied] YAML; need not end in NUL; not NULL, even for 0 bytes
 * @param size in bytes
 * @param name [copied] what to call it in findings; NULL: "-"
 * @param options as for kjp_plan_load()
 * @param plan_out [new] kjp_plan_unref()
 * @param error_out [new] kjp_error_free()
 * @return as kjp_plan_load() @since 0.1 */
kjp_status kjp_plan_parse(const char *data, size_t size, const char *name,
                          const kjp_options *options, kjp_plan **plan_out,
                          kjp_error **error_out);
/** The plan as the text of a plan file: the same meaning, sections in the order
 * of doc/plan-file.md, entries in the order of the plan. Comments, anchors and
 * layout of the file it came from are not kept.
 * @param plan not NULL
 * @param text_out [new] kjp_text_free()
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT or KJP_E_NOMEM @since 0.1 */
kjp_status kjp_plan_to_yaml(const kjp_plan *plan, kjp_text **text_out,
                            kjp_error **error_out);
/** Writes that text to a file: after any failure, be it a kill or a power cut,
 * the file is the old one whole or the new one whole. A symbolic link is
 * followed, the mode is kept, and anything but a regular file is refused
 * before a byte is written.
 * @param plan not NULL
 * @param file [copied] name, not NULL; need not be there
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_IO, KJP_E_ARGUMENT or KJP_E_NOMEM @since 0.1 */
kjp_status kjp_plan_save(const kjp_plan *plan, const char *file,
                         kjp_error **error_out);
/** The JSON Schema (draft-07) of a plan file, for editors that help to write
 * one. It refuses nothing that kjp_plan_load() takes, but cannot know all that
 * is wrong: doc/plan-file.md says what it leaves to the library.
 * @param text_out [new] kjp_text_free(); the same text at every call
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT or KJP_E_NOMEM @since 0.1 */
kjp_status kjp_plan_schema(kjp_text **text_out, kjp_error **error_out);
/** Takes one more reference.
 * @param plan may be NULL
 * @return [new] the same plan; kjp_plan_unref() @since 0.1 */
kjp_plan *kjp_plan_ref(kjp_plan *plan);
/** Drops one reference; the last one releases. NULL does nothing.
 * @param plan the plan @since 0.1 */
void kjp_plan_unref(kjp_plan *plan);
/** The language to show a plan in, where nobody chose one: that of its title.
 * @param plan may be NULL
 * @return KJP_LANGUAGE_ZH or KJP_LANGUAGE_EN @since 0.1 */
int32_t kjp_plan_language(const kjp_plan *plan);
/** One of the tables of a plan.
 * @param plan may be NULL
 * @param table KJP_FINDINGS or KJP_PLAN to KJP_CAP_YEARS
 * @return [lent] NULL for another number @since 0.1 */
const kjp_table *kjp_plan_table(const kjp_plan *plan, int32_t table);

/* FFI-END */
#ifndef KJP_CDEF
#ifdef __GNUC__
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif
#endif
#endif
