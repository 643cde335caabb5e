using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

/// <summary>Every service of this repository's register, in every language, on a keypad phone.</summary>
public class BrochureTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(6));

    static readonly Lazy<Content> Shipped = new(() => ContentReader.Read(Path.Combine(Repository.Root, "config"), new DateOnly(2026, 11, 24)).Content!);

    public static TheoryData<string> AllLanguages => [.. Languages.All];

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void What_a_service_owes_is_told_within_two_segments(string language)
    {
        foreach (var service in Shipped.Value.Register.Services)
        {
            var said = Said(new Conversation(Some.Phone()) { Language = language }, new Input.Press(new PressData(PressData.Info, "", "", PressData.Hash(service.Id)).ToString()));
            Assert.StartsWith(service.Name.In(language), said, StringComparison.Ordinal);
            Assert.True(Segments.Of(said).Count <= 2, said);
        }
    }

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void A_service_is_found_by_its_name(string language)
    {
        foreach (var service in Shipped.Value.Register.Services)
            Assert.StartsWith(service.Name.In(language), Said(new Conversation(Some.Chat()) { Language = language }, new Input.Text($"/info {service.Name.In(language)}")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void The_thanks_keep_the_code_whole_within_one_segment_whatever_was_broken(string language)
    {
        var told = 0;
        foreach (var service in Shipped.Value.Register.Services.Where(s => s.StandardOn(new DateOnly(2026, 11, 24)) is not null))
        {
            foreach (var answers in new[] { Answers("no", "", "no", ""), Answers("yes", "9999999", "yes", "жашаган жери, үй-бүлө курамы жана кирешеси тууралуу айыл өкмөтүнүн маалымкаты"), Answers("no", "", "yes", "үй-бүлө курамы жана кирешеси тууралуу маалымкат, айыл өкмөтүнөн") })
            {
                var said = Said(Answered(service, language, answers), new Input.Text("1"));
                Assert.Contains("549 704", said, StringComparison.Ordinal);
                Assert.True(Segments.Of(said).Count == 1, said);
                told += said.Contains(service.StandardOn(new DateOnly(2026, 11, 24))!.Appeal?.In(language) ?? "no appeal", StringComparison.Ordinal) ? 1 : 0;
            }
        }

        Assert.True(told >= 7, $"Where to appeal was told {told} times.");
    }

    static Conversation Answered(Service service, string language, IReadOnlyList<Answer> answers) => new(Some.Phone())
    {
        Language = language,
        Asking = Asking.Summary,
        Draft = new Draft("d1", "service-quality", Now) { Answers = [new Answer("service", service.Id), .. answers] },
    };

    static Answer[] Answers(string paid, string fee, string extra, string document) =>
    [
        new("place", "lenin"), new("visited", "2026-11-23"), new("visits", "3"), new("days", "364"), new("paid", paid), new("fee_asked", fee), new("extra_documents", extra), new("document_asked", document),
        new("courtesy", "rude"), new("rating", "1"), new("comment", ""),
    ];

    static string Said(Conversation state, Input input)
    {
        var turn = Dialogue.Step(state, new Inbound("t:1", state.Address, Now, input), Now, Shipped.Value, new FixedLookups());
        return turn.Effects.OfType<Effect.Say>().First().Message.Text;
    }
}
