namespace ChatbotMonitor.Core.Texts;

/// <summary>The keys of what is said about complaints and what becomes of them.</summary>
public static partial class TextKeys
{
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
    public const string MenuCall = "menu_call";

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
    public const string DeskStopped = "desk_stopped";                       // {code} {provider}
    public const string TeamBounced = "team_bounced";                       // {code} {provider}
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
}
