using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Scorecards;

namespace ChatbotMonitor.Tests;

/// <summary>A round from the invitation to the report in three languages, by chat and by SMS; UPDATE_TRANSCRIPTS=1 writes it anew.</summary>
public class RoundTranscriptTests
{
    static readonly string File = Path.Combine(Repository.Tests, "Transcripts", "Round", "from-invitation-to-report.txt");

    [Fact]
    public async Task The_round_goes_as_written_and_the_report_tells_of_what_was_kept()
    {
        var round = ExampleStore.Content.Round("example")! with
        {
            Id = "november", IsExample = false, Before = null, Title = new(new[] { KeyValuePair.Create("ky", "Ноябрь раунду"), KeyValuePair.Create("ru", "Ноябрьский раунд"), KeyValuePair.Create("en", "November round") }),
            From = new DateOnly(2026, 11, 20), To = new DateOnly(2026, 11, 30), Cells = [new Cell("id_card", "tokmok", 5, 12)], DoubleEvery = 1, Lessons = ["consent"],
        };
        var content = ExampleStore.Content with { Rounds = [round], BotName = static () => "SampleMonitorBot", SmsNumber = "4455" };
        using var world = new FieldWorld(content);
        var transcript = new RoundTranscript(world, content, round.Id);
        var written = (await System.IO.File.ReadAllTextAsync(File)).ReplaceLineEndings("\n");
        var played = await transcript.Play(written);
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") is "1")
            await System.IO.File.WriteAllTextAsync(File, played);
        else
            Assert.Equal(written, played);

        // What the report tells is what was kept, counted by hand.
        var findings = transcript.Findings!;
        var kept = world.Store.Fieldwork(round.Id).ToArray();
        var aside = world.Store.Decisions(round.Id).Where(d => d.SetAside).Select(d => d.ResponseId).ToHashSet(StringComparer.Ordinal);
        var interviews = kept.Where(r => r.Fieldwork!.Kind == FieldworkKind.Interview && r.Status == ResponseStatus.Complete && !aside.Contains(r.Id)).ToArray();
        Assert.Equal(interviews.Length, findings.Scores.Interviews.Shown(ScoreScope.Whole));
        var paid = findings.Scores.Find(ScoreSubject.Of("not_paid"), ScoreScope.OfService("id_card"))!.Shown!;
        Assert.Equal((interviews.Length, (double)interviews.Count(r => r.Answers.Any(a => a is { Name: "paid", Value: "no" })) / interviews.Length), (paid.N, paid.Raw));
        Assert.Equal(interviews.Average(r => double.Parse(r.Answers.Single(a => a.Name == "time").Value, System.Globalization.CultureInfo.InvariantCulture)), findings.Scores.Find(ScoreSubject.Of("time"), ScoreScope.OfService("id_card"))!.Shown!.Raw, 9);
        Assert.Equal(5, findings.Agreement.Pooled!.Pairs);
        Assert.Equal(4, kept.Select(r => r.Fieldwork!.Monitor).Distinct(StringComparer.Ordinal).Count());
        Assert.All(kept, r => Assert.Equal(r.Fieldwork!.Kind == FieldworkKind.Visit, r.Respondent is not null));
        Assert.Single(aside);
        Assert.Contains(findings.Doubts.Reasons, r => r is { IsAside: true, Reason: "Бул убакта эч кимден суралган эмес" });
        Assert.Equal("Терезе көп болсо дейм", Assert.Single(findings.Quotations).Words);
        Assert.Equal(["ky", "ru"], kept.Select(r => r.Language).Distinct(StringComparer.Ordinal).Where(l => l is "ky" or "ru").Order(StringComparer.Ordinal));
        Assert.Contains(kept, r => r.Channel == ChannelNames.Sms);
    }
}
