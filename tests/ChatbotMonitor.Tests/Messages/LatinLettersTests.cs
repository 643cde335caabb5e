using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using CsCheck;

namespace ChatbotMonitor.Tests;

public sealed class LatinLettersTests
{
    static readonly Lazy<Content> Shipped = new(() => ContentReader.Read(Path.Combine(Repository.Root, "config"), new DateOnly(2026, 11, 24)).Content!);

    public static TheoryData<string, string> Spelt => new()
    {
        { "Канча жумуш күнү кетти?", "Kancha jumush künü ketti?" },
        { "Жеңишбек мырза, өмүрүңүз узун болсун", "Jengishbek myrza, ömürüngüz uzun bolsun" },
        { "ЖЧК «Өрнөк», ЩЕКА, Щека, Я", "JCHK \"Örnök\", SHCHEKA, Shcheka, Ya" },
        { "Объём, подъезд, цирк, ещё, эхо, юг", "Obyom, podezd, tsirk, eshchyo, eho, yug" },
        { "Арыз № 482 913 – даяр…", "Aryz No 482 913 - dayar..." },
        { "Only Latin, as it is: @£ {}", "Only Latin, as it is: @£ {}" },
        { "ok 👍 ş ğ 中", "ok  s g ?" },
    };

    public static TheoryData<string> AllLanguages => [.. Languages.All];

    [Theory]
    [MemberData(nameof(Spelt))]
    public void A_text_is_spelt_as_people_here_type_it(string text, string latin)
    {
        Assert.Equal(latin, LatinLetters.Of(text));
        Assert.Equal(latin, LatinLetters.Of(latin));
    }

    [Fact]
    public void Whatever_is_said_is_in_the_letters_of_GSM_7() =>
        Gen.String.Sample(text => !Segments.Of(LatinLetters.Of(text)).Unicode);

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void Every_sentence_costs_no_more_in_Latin_letters(string language)
    {
        foreach (var text in TextKeys.All.Select(k => SampleContent.Texts.Say(k, language, Medium.Sms)))
            Assert.True(Segments.Of(LatinLetters.Of(text)).Count <= Segments.Of(text).Count, text);
    }

    [Fact]
    public void Three_segments_become_one()
    {
        const string text = "Жооп берүү үчүн жообуңуздун номерин жазыңыз, мисалы: 2. Эгер түшүнбөсөңүз, 0 деп жазып коюңуз, биз Сизге чалабыз, кайгырбаңыз";
        Assert.Equal(2, Segments.Of(text).Count);
        Assert.Equal(1, Segments.Of(LatinLetters.Of(text)).Count);
    }

    [Theory]
    [InlineData("АРЫЗ")]
    [InlineData("ЖАЛОБА")]
    [InlineData("ДАТТАНУУ")]
    public void A_survey_begins_by_its_word_in_Latin_letters_too(string word)
    {
        var state = new Conversation(Some.Phone()) { Language = Languages.Kyrgyz };
        Assert.NotNull(Hear(ref state, LatinLetters.Of(word)).Next.Draft);
    }

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void Names_of_services_and_places_are_read_as_they_are_shown_in_Latin_letters(string language)
    {
        var unread = new List<string>();
        foreach (var list in new[] { Shipped.Value.Register.ToChoices(), Shipped.Value.Places.ToChoices() })
        {
            foreach (var choice in list.Choices)
            {
                var shown = LatinLetters.Of(choice.Label.In(language));
                if (ChoiceReplies.One(shown, ChoiceOffer.All(list)) is not Reading.Value value || value.Stored != choice.Name)
                    unread.Add($"{shown} ({choice.Label.In(language)})");
            }
        }

        Assert.Empty(unread);
    }

    [Fact]
    public void Latin_letters_hold_for_all_that_is_said_until_they_are_taken_back()
    {
        var state = new Conversation(Some.Phone()) { Language = Languages.Kyrgyz };
        Assert.Equal(LatinLetters.Of(Shipped.Value.Texts.Say(TextKeys.LatinOn, "ky", Medium.Sms)), Said(Hear(ref state, "латын")));
        Assert.True(state.Latin);
        foreach (var word in new[] { "АРЫЗ", "Алай", "жардам", "0" })
            Assert.False(Segments.Of(Said(Hear(ref state, word))).Unicode);
        Assert.True(Segments.Of(Said(Hear(ref state, "kirill"))).Unicode);
        Assert.False(state.Latin);
    }

    [Fact]
    public void A_chat_has_its_own_letters()
    {
        var state = new Conversation(Some.Chat()) { Language = Languages.Kyrgyz, Latin = true };
        Assert.True(Segments.Of(Said(Hear(ref state, "/help"))).Unicode);
    }

    static string Said(Turn turn) => turn.Effects.OfType<Effect.Say>().Last().Message.Text;

    static Turn Hear(ref Conversation state, string text)
    {
        var now = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(6));
        var turn = Dialogue.Step(state, new Inbound("t:1", state.Address, now, new Input.Text(text)), now, Shipped.Value, new FixedLookups());
        state = turn.Next;
        return turn;
    }
}
