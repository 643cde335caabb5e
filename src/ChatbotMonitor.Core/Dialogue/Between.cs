namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What is asked in the middle of something else (a service to tell about, a question on a lesson): what was asked before is asked again afterwards.</summary>
static class Between
{
    /// <summary>What is to be asked again after a question in between.</summary>
    public static Asking Before(Conversation state) => state.Asking switch
    {
        Asking.Info => state.Inquiry?.Before ?? Asking.Nothing,
        // Whether to erase is not asked on: a number would then be heard by it.
        Asking.Erase => state.Draft is not { } draft ? Asking.Nothing : state.Language is null ? Asking.Language : draft.Question is null ? Asking.Summary : Asking.Nothing,
        var asking => asking,
    };

    /// <summary>No longer asks for a service: what was asked before is asked again.</summary>
    public static void LeaveInfo(Talk talk)
    {
        if (talk.State.Asking == Asking.Info)
            talk.State = talk.State with { Asking = Before(talk.State) };
    }

    /// <summary>No longer asks a question on a lesson, nor for a service.</summary>
    public static void Leave(Talk talk)
    {
        LeaveInfo(talk);
        if (talk.State.Asking == Asking.Lesson)
            talk.State = talk.State with { Asking = talk.State.Learning?.Before ?? Asking.Nothing, Wrong = 0 };
    }
}
