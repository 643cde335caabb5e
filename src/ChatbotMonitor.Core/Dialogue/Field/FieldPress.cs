using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The buttons of monitoring.</summary>
static class FieldPress
{
    public const string Tasks = "tasks", Visit = "visit", Interview = "interview", Earlier = "earlier";

    /// <summary>A button of this.</summary>
    public static Button Button(string label, string value, string what = "", string where = "") => new(label, new PressData(PressData.Field, what, where, value).ToString());

    /// <summary>Asks a question of this that is answered with yes or no.</summary>
    public static void Ask(Talk talk, string question) => YesOrNo.Ask(talk, question, static (label, value) => Button(label, value));

    /// <summary>Takes a press; false where it belongs to nothing that is asked or there.</summary>
    public static bool Take(Talk talk, PressData data, string? promptId) => data.Value switch
    {
        YesOrNo.Yes or YesOrNo.No => Answer(talk, data.Value is YesOrNo.Yes, promptId),
        Tasks => TaskList.Press(talk),
        Visit or Interview => TaskList.Start(talk, data, promptId),
        Earlier => DoneEarlier.Obey(talk),
        _ when NearDays.Pressed(data.Value) is { } back => DoneEarlier.PressDay(talk, back, promptId),
        _ => GroupDesk.Press(talk, data, promptId),
    };

    static bool Answer(Talk talk, bool yes, string? promptId)
    {
        switch (talk.State.Asking)
        {
            case Asking.Group:
                GroupJoining.Answer(talk, yes, promptId);
                return true;
            case Asking.GroupLeave:
                GroupLeaving.Answer(talk, yes, promptId);
                return true;
            default:
                return false;
        }
    }
}
