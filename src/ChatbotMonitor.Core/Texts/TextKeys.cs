namespace ChatbotMonitor.Core.Texts;

/// <summary>The keys of <c>texts/*.yaml</c>; what each says stands in <c>config/texts/en.yaml</c>.</summary>
public static partial class TextKeys
{
    // First contact.
    public const string Welcome = "welcome";
    public const string WelcomeTerms = "welcome_terms";
    public const string ChooseLanguage = "choose_language";
    public const string LanguageSet = "language_set";

    // Buttons and numbered lines.
    public const string NavBack = "nav_back";
    public const string NavSkip = "nav_skip";
    public const string NavCancel = "nav_cancel";
    public const string NavMore = "nav_more";
    public const string NavList = "nav_list";
    public const string NavEarlier = "nav_earlier";
    public const string NavFinish = "nav_finish";
    public const string NavSend = "nav_send";
    public const string NavChange = "nav_change";
    public const string NavYes = "nav_yes";
    public const string NavNo = "nav_no";
    public const string NavToday = "nav_today";
    public const string NavYesterday = "nav_yesterday";
    public const string WholePlace = "whole_place";
    public const string NavAgree = "nav_agree";
    public const string NavChangeOne = "nav_change_one";

    // An answer that could not be taken, and why.
    public const string WrongChoice = "wrong_choice";
    public const string WrongInteger = "wrong_integer";
    public const string WrongDecimal = "wrong_decimal";
    public const string WrongDate = "wrong_date";
    public const string WrongText = "wrong_text";
    public const string WrongImage = "wrong_image";
    public const string WrongGeopoint = "wrong_geopoint";
    public const string WrongConstraint = "wrong_constraint";
    public const string WrongRange = "wrong_range";
    public const string WrongStep = "wrong_step";
    public const string WrongTime = "wrong_time";
    public const string WrongDateTime = "wrong_datetime";
    public const string WrongRank = "wrong_rank";
    public const string WrongAgree = "wrong_agree";
    public const string WrongAudio = "wrong_audio";
    public const string WrongFile = "wrong_file";
    public const string WrongNoSuchDay = "wrong_no_such_day";
    public const string WrongWhichYear = "wrong_which_year";
    public const string WrongWhichHalf = "wrong_which_half";
    public const string WrongSeveralNumbers = "wrong_several_numbers";
    public const string WrongSeveralDays = "wrong_several_days";
    public const string Ambiguous = "ambiguous";                        // {choices}
    public const string Either = "either";                              // {choices} {last}
    public const string ManyTaken = "many_taken";                       // {answers}
    public const string ManyWrong = "many_wrong";                       // {number} {answer}
    public const string LateReply = "late_reply";                       // {question} {answer}
    public const string LateNow = "late_now";
    public const string CannotSkip = "cannot_skip";
    public const string CannotGoBack = "cannot_go_back";
    public const string SimplerChoice = "simpler_choice";
    public const string SimplerInteger = "simpler_integer";
    public const string SimplerDate = "simpler_date";
    public const string SimplerText = "simpler_text";
    public const string SimplerImage = "simpler_image";
    public const string SimplerGeopoint = "simpler_geopoint";
    public const string SimplerTime = "simpler_time";
    public const string SimplerDateTime = "simpler_datetime";
    public const string SimplerRank = "simpler_rank";
    public const string WayOut = "way_out";
    public const string WayOutRequired = "way_out_required";
    public const string Picked = "picked";
    public const string AskTime = "ask_time";
    public const string RankHint = "rank_hint";
    public const string RankNext = "rank_next";
    public const string RangeBounds = "range_bounds";
    public const string RangeSteps = "range_steps";
    public const string SearchHint = "search_hint";
    public const string SearchFound = "search_found";
    public const string SearchMany = "search_many";
    public const string SearchNone = "search_none";
    public const string OneMore = "one_more";
    public const string OneMorePlain = "one_more_plain";
    public const string TurnHeading = "turn_heading";

    // Summary and end.
    public const string SummaryTitle = "summary_title";
    public const string SummarySkipped = "summary_skipped";
    public const string SummaryCount = "summary_count";
    public const string SummaryWrong = "summary_wrong";
    public const string SummaryWhich = "summary_which";
    public const string SummarySms = "summary_sms";
    public const string Thanks = "thanks";
    public const string ThanksReport = "thanks_report";
    public const string Cancelled = "cancelled";
    public const string Resume = "resume";
    public const string SurveyGone = "survey_gone";
    public const string StalePress = "stale_press";
    public const string NothingOpen = "nothing_open";
    public const string MonitorsOnly = "monitors_only";
    public const string Reminder = "reminder";

    // Words outside a survey are a complaint.
    public const string ComplaintTitle = "complaint_title";
    public const string ComplaintIntro = "complaint_intro";
    public const string ComplaintText = "complaint_text";
    public const string ComplaintService = "complaint_service";
    public const string ComplaintPlace = "complaint_place";
    public const string ComplaintKept = "complaint_kept";

    // Commands.
    public const string Help = "help";
    public const string Stopped = "stopped";
    public const string Started = "started";
    public const string EraseAsk = "erase_ask";
    public const string EraseKept = "erase_kept";
    public const string Erased = "erased";
    public const string StatusKnown = "status_known";
    public const string StatusUnknown = "status_unknown";
    public const string StatusNone = "status_none";
    public const string Unsupported = "unsupported";
    public const string UnsupportedEdited = "unsupported_edited";

    // Telegram's menu of commands.
    public const string MenuStart = "menu_start";
    public const string MenuStatus = "menu_status";
    public const string MenuLanguage = "menu_language";
    public const string MenuCancel = "menu_cancel";
    public const string MenuForget = "menu_forget";
    public const string MenuHelp = "menu_help";

    // What or_other adds to a form's question: the choice, and what it is.
    public const string OtherChoice = "other_choice";
    public const string OtherSpecify = "other_specify";

    // Coordinators.
    public const string JoinDone = "join_done";
    public const string JoinUnknown = "join_unknown";
    public const string JoinTooOften = "join_too_often";
    public const string LeaveDone = "leave_done";
    public const string NotJoined = "not_joined";

    // The digest: what its templates do not say.
    public const string DigestNoService = "digest_no_service";
    public const string DigestNoPlace = "digest_no_place";
    public const string DigestSeen = "digest_seen";
    public const string DigestAcknowledged = "digest_acknowledged";
    public const string ChartTitle = "chart_title";                     // {name}
    public const string ChartRest = "chart_rest";

    // What of a standard was not kept, as coordinators read it.
    public const string BreachTerm = "breach_term";                     // {found} {owed}
    public const string BreachFee = "breach_fee";                       // {found} {owed}
    public const string BreachFree = "breach_free";                     // {found}
    public const string BreachDocument = "breach_document";             // {document}
    public const string BreachUnnamed = "breach_unnamed";
    public const string WorkingDaysOne = "working_days_one";            // {count}
    public const string WorkingDaysFew = "working_days_few";            // {count}
    public const string WorkingDaysMany = "working_days_many";          // {count}
    public const string WorkingDaysOther = "working_days_other";        // {count}

    // The same as the citizen is told, and where to appeal. By SMS the long form is said where two segments are needed anyway.
    public const string ThanksBreach = "thanks_breach";                 // {code}
    public const string ToldTerm = "told_term";                         // {found} {owed}
    public const string ToldFee = "told_fee";                           // {found} {owed}
    public const string ToldFree = "told_free";                         // {found}
    public const string ToldDocument = "told_document";                 // {document}
    public const string ToldUnnamed = "told_unnamed";
    public const string ToldUnconfirmed = "told_unconfirmed";
    public const string ToldAppeal = "told_appeal";                     // {appeal}
    public const string AtMostSameDay = "at_most_same_day";
    public const string AtMostDaysOne = "at_most_days_one";             // {count}
    public const string AtMostDaysFew = "at_most_days_few";             // {count}
    public const string AtMostDaysMany = "at_most_days_many";           // {count}
    public const string AtMostDaysOther = "at_most_days_other";         // {count}

    // What is owed: the answers to /info. Sentences on SMS are parts of one message of two segments.
    public const string InfoWhich = "info_which";
    public const string InfoSeveral = "info_several";
    public const string InfoFirst = "info_first";
    public const string InfoNone = "info_none";                         // {text}
    public const string InfoNothing = "info_nothing";                   // {service}
    public const string InfoNoServices = "info_no_services";
    public const string InfoProvider = "info_provider";                 // {provider}
    public const string InfoFee = "info_fee";                           // {fee}
    public const string InfoFree = "info_free";
    public const string InfoTerm = "info_term";                         // {owed}
    public const string InfoDocuments = "info_documents";               // {documents}
    public const string InfoHours = "info_hours";                       // {hours}
    public const string InfoCitation = "info_citation";                 // {citation}
    public const string InfoAsOf = "info_as_of";                        // {date}
    public const string InfoUnconfirmed = "info_unconfirmed";
    public const string MenuInfo = "menu_info";

    // To somebody who writes more than can be taken.
    public const string TooMany = "too_many";

    /// <summary>Every key; a language that lacks one is a fault.</summary>
    public static IReadOnlyList<string> All { get; } =
        typeof(TextKeys).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).ToArray();
}
