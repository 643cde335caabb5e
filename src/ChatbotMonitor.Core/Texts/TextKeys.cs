namespace ChatbotMonitor.Core.Texts;

/// <summary>The keys of <c>texts/*.yaml</c>; what each says stands in <c>config/texts/en.yaml</c>.</summary>
public static partial class TextKeys
{
    // First contact.
    public const string Welcome = "welcome";
    public const string ChooseLanguage = "choose_language";
    public const string LanguageSet = "language_set";

    // Buttons and numbered lines.
    public const string NavBack = "nav_back";
    public const string NavSkip = "nav_skip";
    public const string NavCancel = "nav_cancel";
    public const string NavMore = "nav_more";
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

    // Coordinators at work on reports.
    public const string DeskHow = "desk_how";                           // {code}
    public const string DeskHelp = "desk_help";
    public const string DeskUnknown = "desk_unknown";                      // {code}
    public const string DeskDone = "desk_done";                            // {code} {status}
    public const string DeskAlready = "desk_already";                      // {code} {status} {who} {when}
    public const string DeskRefused = "desk_refused";                      // {code} {status}
    public const string DeskAskAnswer = "desk_ask_answer";                  // {code}
    public const string DeskAskReply = "desk_ask_reply";                    // {code}
    public const string DeskAskOriginal = "desk_ask_original";              // {code}
    public const string DeskAskGroup = "desk_ask_group";
    public const string DeskItself = "desk_itself";                        // {code}
    public const string DeskMerged = "desk_merged";                        // {code} {count}
    public const string DeskMergeAll = "desk_merge_all";
    public const string DeskSent = "desk_sent";                            // {code}
    public const string DeskNoCitizen = "desk_no_citizen";                  // {code}
    public const string DeskFromCoordinator = "desk_from_coordinator";      // {code} {text}
    public const string DeskNoContact = "desk_no_contact";                  // {code} {provider}
    public const string DeskOpenTitle = "desk_open_title";                  // {count}
    public const string DeskOverdueTitle = "desk_overdue_title";            // {count}
    public const string DeskMineTitle = "desk_mine_title";                  // {count}
    public const string DeskCallsTitle = "desk_calls_title";                // {count}
    public const string DeskFindTitle = "desk_find_title";                  // {count}
    public const string DeskFindWhat = "desk_find_what";
    public const string DeskNone = "desk_none";
    public const string DeskFiled = "desk_filed";                          // {when} {channel}
    public const string DeskDue = "desk_due";                              // {date}
    public const string DeskOverdue = "desk_overdue";                      // {date}
    public const string DeskAlike = "desk_alike";                          // {count} {codes}
    public const string DeskTogether = "desk_together";                    // {count}
    public const string DeskByCitizen = "desk_by_citizen";
    public const string DeskByProgram = "desk_by_program";
    public const string DeskStatusNew = "desk_status_new";
    public const string DeskStatusSeen = "desk_status_seen";
    public const string DeskStatusReferred = "desk_status_referred";
    public const string DeskStatusAnswered = "desk_status_answered";
    public const string DeskStatusFixed = "desk_status_fixed";
    public const string DeskStatusNotFixed = "desk_status_not_fixed";
    public const string DeskStatusClosed = "desk_status_closed";
    public const string DeskStatusDuplicate = "desk_status_duplicate";
    public const string DeskStatusReopened = "desk_status_reopened";
    public const string DeskSeen = "desk_seen";
    public const string DeskRefer = "desk_refer";
    public const string DeskReferred = "desk_referred";
    public const string DeskAnswer = "desk_answer";
    public const string DeskReply = "desk_reply";
    public const string DeskDuplicate = "desk_duplicate";
    public const string DeskClose = "desk_close";
    public const string DeskCalled = "desk_called";
    public const string DeskCall = "desk_call";                         // {number} {when}
    public const string DeskCalledDone = "desk_called_done";                // {code}
    public const string DeskReopen = "desk_reopen";
    // How a complaint stands, told to whoever filed it.
    public const string StateNew = "state_new";
    public const string StateSeen = "state_seen";                       // {date}
    public const string StateReferred = "state_referred";               // {date}
    public const string StateReferredTo = "state_referred_to";          // {date} {provider}
    public const string StateAnswered = "state_answered";               // {date}
    public const string StateAnsweredText = "state_answered_text";      // {date} {text}
    public const string StateFixed = "state_fixed";
    public const string StateNotFixed = "state_not_fixed";
    public const string StateClosed = "state_closed";                   // {date}
    public const string StateClosedWhy = "state_closed_why";            // {date} {text}
    public const string StateReopened = "state_reopened";               // {date}
    public const string News = "news";                                  // {code} {state}
    public const string NewsOff = "news_off";
    public const string NewsOn = "news_on";

    // Is it fixed?
    public const string FixedAsk = "fixed_ask";                         // {code}
    public const string FixedAskAbout = "fixed_ask_about";              // {code} {about}
    public const string FixedYes = "fixed_yes";                         // {code}
    public const string FixedNo = "fixed_no";                           // {code}
    public const string FixedNoAgain = "fixed_no_again";                // {code}

    // Call me.
    public const string CallNumber = "call_number";
    public const string CallNumberAgain = "call_number_again";
    public const string CallNone = "call_none";
    public const string CallDone = "call_done";                         // {code} {number}
    public const string CallWhere = "call_where";
    public const string CallPlaceThanks = "call_place_thanks";          // {place}
    public const string CallText = "call_text";

    // A complaint passed on to a provider, and its answer.
    public const string ReferralHead = "referral_head";                 // {code} {date} {about}
    public const string ReferralLink = "referral_link";                 // {until} {link}
    public const string ReferralReply = "referral_reply";               // {until} {code}
    public const string ReferralCode = "referral_code";                 // {until} {token}
    public const string ProviderThanks = "provider_thanks";             // {code}
    public const string ProviderAlready = "provider_already";           // {code}
    public const string ProviderLate = "provider_late";                 // {code}
    public const string ProviderEmpty = "provider_empty";               // {code}
    public const string PageTitle = "page_title";
    public const string PageBreaches = "page_breaches";
    public const string PageAnswer = "page_answer";
    public const string PageSend = "page_send";
    public const string PageOnce = "page_once";                         // {until}
    public const string PageUnknown = "page_unknown";
    public const string PageEmpty = "page_empty";
    public const string PageTooOften = "page_too_often";

    // What coordinators are told at once.
    public const string TeamAnswered = "team_answered";                 // {code} {provider} {about} {text}
    public const string TeamNotFixed = "team_not_fixed";                // {code} {about}
    public const string TeamCall = "team_call";                         // {code} {about}

    // The digest: what its templates do not say.
    // The digest. Sentences on SMS are parts of one message of two segments.
    public const string DigestTitle = "digest_title";                   // {name} {date}
    public const string DigestDate = "digest_date";                     // {dd} {mm} {yyyy}
    public const string DigestNewOne = "digest_new_one";                // {count}
    public const string DigestNewFew = "digest_new_few";                // {count}
    public const string DigestNewMany = "digest_new_many";              // {count}
    public const string DigestNewOther = "digest_new_other";            // {count}
    public const string DigestSummary = "digest_summary";               // {date} {new} {usual}
    public const string DigestQuiet = "digest_quiet";                   // {name} {date}
    public const string DigestUrgent = "digest_urgent";                 // {count}
    public const string DigestUrgentCodes = "digest_urgent_codes";      // {count} {codes}
    public const string DigestByService = "digest_by_service";
    public const string DigestByPlace = "digest_by_place";
    public const string DigestLine = "digest_line";                     // {name} {count} {usual}
    public const string DigestLineUp = "digest_line_up";                // {name} {count} {usual}
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

    /// <summary>Every key; a language that lacks one is a fault.</summary>
    public static IReadOnlyList<string> All { get; } =
        typeof(TextKeys).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).ToArray();
}
