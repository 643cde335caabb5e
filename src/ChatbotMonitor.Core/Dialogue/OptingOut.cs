using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>STOP and START: after STOP nothing is sent until START, whatever else is written.</summary>
static class OptingOut
{
    // A cry for help is longer than an "ok".
    const int Telling = 10;

    public static void Stop(Talk talk, bool answeredByProvider)
    {
        if (!answeredByProvider)
            talk.Tell(TextKeys.Stopped);
        talk.State = LessonCourse.Without(News.Without(talk.State)) with { OptedOut = true };
    }

    /// <summary>Comes back, to the question that was open where one was.</summary>
    public static void Start(Talk talk, bool answeredByProvider)
    {
        talk.State = talk.State with { OptedOut = false };
        if (talk.State.Draft is not null)
            Dialogue.Lost(talk, answeredByProvider ? null : talk.Text(TextKeys.Started));
        else if (!answeredByProvider)
            talk.Tell(TextKeys.Started);
    }

    /// <summary>Somebody who is not written to writes: words that tell of something are kept as a report all the same, and nothing is said.</summary>
    public static void HearInSilence(Talk talk, Input input, Command? command)
    {
        if (Nought.Is(talk, input))
        {
            Calling.KeepInSilence(talk);
            return;
        }

        var text = input switch
        {
            Input.Text t => t.Value.Trim(),
            Input.Photo { Caption: { } caption } => caption.Trim(),
            _ => "",
        };
        if (command is not null || text.Length < Telling || !text.Contains(' ', StringComparison.Ordinal) || !Complaint.Speaks(text))
            return;
        talk.Do(new Effect.FileReport(new Report(talk.Lookups.NewReportCode(), talk.Now.ToUniversalTime(), text)
        {
            Reporter = talk.State.Address,
            Channel = talk.State.Address.Channel,
        }));
    }
}
