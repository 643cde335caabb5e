namespace ChatbotMonitor.Core.Texts;

/// <summary>What members of groups and their coordinators read of public monitoring.</summary>
public static partial class TextKeys
{
    // Joining a group, leaving it.
    public const string GroupConsent = "group_consent";                 // {group}
    public const string GroupMove = "group_move";                       // {group} {old}
    public const string GroupNameAsk = "group_name_ask";
    public const string GroupNameAgain = "group_name_again";
    public const string GroupNameTaken = "group_name_taken";            // {name}
    public const string GroupWelcome = "group_welcome";                 // {group} {name}
    public const string GroupFull = "group_full";                       // {group}
    public const string GroupAlready = "group_already";                 // {group}
    public const string GroupDeclined = "group_declined";
    public const string GroupLeaveAsk = "group_leave_ask";              // {group}
    public const string GroupLeft = "group_left";
    public const string GroupStays = "group_stays";
    public const string GroupRemoved = "group_removed";                 // {group}
    public const string GroupLeadNow = "group_lead_now";                // {group}
    public const string GroupChatTied = "group_chat_tied";              // {group}
    public const string GroupChatUntied = "group_chat_untied";          // {group}

    // Groups, for coordinators.
    public const string GroupMade = "group_made";                       // {group} {place} {id} {seats} {link} {code}
    public const string GroupPlaceUnknown = "group_place_unknown";
    public const string GroupPlaceNotYours = "group_place_not_yours";   // {place}
    public const string GroupSeatsWrong = "group_seats_wrong";          // {most}
    public const string GroupsNone = "groups_none";
    public const string GroupsTitle = "groups_title";                   // {count}
    public const string GroupLine = "group_line";                       // {group} {id} {members} {seats}
    public const string GroupUnknown = "group_unknown";                 // {group}
    public const string GroupCard = "group_card";                       // {group} {place} {members} {seats} {link} {code}
    public const string GroupFew = "group_few";                         // {least}
    public const string GroupTooFew = "group_too_few";                  // {group} {members} {least}
    public const string MemberLine = "member_line";                     // {name} {day} {done}
    public const string MemberUnknown = "member_unknown";               // {name}
    public const string MemberWhich = "member_which";                   // {names}
    public const string MemberRemoveAsk = "member_remove_ask";          // {name}
    public const string MemberRemoved = "member_removed";               // {name}
    public const string MemberLead = "member_lead";                     // {name}
    public const string MemberNoLead = "member_no_lead";                // {name}
    public const string NavLead = "nav_lead";
    public const string NavNoLead = "nav_no_lead";
    public const string NavRemove = "nav_remove";

    // Tasks of monitors.
    public const string NavTasks = "nav_tasks";
    public const string NavVisit = "nav_visit";
    public const string NavInterview = "nav_interview";
    public const string NavDoneEarlier = "nav_done_earlier";
    public const string TasksTitle = "tasks_title";                     // {round} {to}
    public const string TaskVisits = "task_visits";                     // {cell} {open} {done}
    public const string TaskInterviews = "task_interviews";             // {cell} {open} {done}
    public const string TasksNone = "tasks_none";
    public const string TasksLessons = "tasks_lessons";
    public const string TasksLeadOnly = "tasks_lead_only";
    public const string TasksReminder = "tasks_reminder";               // {round} {to} {open}
    public const string FieldVisit = "field_visit";                     // {cell} {number} {of}
    public const string FieldInterview = "field_interview";             // {cell} {number} {of}
    public const string FieldWanted = "field_wanted";                   // {people}
    public const string FieldNext = "field_next";                       // {done} {of}
    public const string FieldInterviewsDone = "field_interviews_done";  // {done} {of}
    public const string FieldVisitDone = "field_visit_done";            // {done} {of}
    public const string FieldStopped = "field_stopped";
    public const string FieldWhen = "field_when";
    public const string FieldWhatTime = "field_what_time";
    public const string FieldWhenWrong = "field_when_wrong";            // {from} {to}
    public const string FieldLater = "field_later";                     // {when}
    public const string FieldLaterStill = "field_later_still";          // {when}
    public const string FieldHelp = "field_help";
    public const string FieldDeskHelp = "field_desk_help";

    // Coverage of rounds.
    public const string RoundExample = "round_example";                 // {round}
    public const string RoundNone = "round_none";
    public const string CoverageTitle = "coverage_title";               // {round} {to} {figures}
    public const string CoverageVisits = "coverage_visits";             // {done} {planned}
    public const string CoverageInterviews = "coverage_interviews";     // {done} {planned}
    public const string CoverageRepeated = "coverage_repeated";         // {done} {planned}
    public const string CoverageAgreement = "coverage_agreement";       // {pairs} {kappa}
    public const string CoverageQuotas = "coverage_quotas";             // {people}
    public const string PeopleVisits = "people_visits";                 // {done} {open}
    public const string PeopleInterviews = "people_interviews";         // {done} {open}
    public const string OpenVisits = "open_visits";                     // {open}
    public const string OpenInterviews = "open_interviews";             // {open}
    public const string PeopleNothing = "people_nothing";

    // Promises of a hearing.
    public const string MeasureHow = "measure_how";
    public const string MeasureNoRound = "measure_no_round";            // {round} {rounds}
    public const string MeasureNoDay = "measure_no_day";                // {day}
    public const string MeasureKept = "measure_kept";                   // {measure} {id}
    public const string MeasureUnknown = "measure_unknown";             // {id}
    public const string MeasuresNone = "measures_none";
    public const string MeasuresTitle = "measures_title";               // {count}
    public const string MeasureOpen = "measure_open";                   // {id} {who} {what} {by}
    public const string MeasureLate = "measure_late";                   // {id} {who} {what} {by}
    public const string MeasureDone = "measure_done";                   // {id} {who} {what} {by}
    public const string MeasureDropped = "measure_dropped";             // {id} {who} {what} {by}
    public const string QualityTitle = "quality_title";
    public const string QualityVisit = "quality_visit";
    public const string QualityInterview = "quality_interview";
    public const string QualityHow = "quality_how";
    public const string QualityKept = "quality_kept";
    public const string QualityAside = "quality_aside";
    public const string QualityUnknown = "quality_unknown";
    public const string QualityReason = "quality_reason";
}
