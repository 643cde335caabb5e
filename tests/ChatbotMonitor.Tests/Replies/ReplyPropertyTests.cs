using System.Globalization;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using CsCheck;

namespace ChatbotMonitor.Tests;

/// <summary>Whatever is typed: nothing throws, what is read is valid for its type, folding is final, and a number in words is that number.</summary>
public class ReplyPropertyTests
{
    static readonly DateOnly Today = new(2026, 11, 23);

    static readonly ChoiceList List = new("list",
    [
        new("yes", new LocalText("Да")), new("no", new LocalText("Нет")), new("water", new LocalText([new("ky", "Суу"), new("ru", "Вода"), new("en", "Water")])) { Aliases = ["водопровод"] }, new("none", new LocalText("Ничего из этого")),
    ]);

    static readonly string[] Words =
    [
        "1", "2", "23", "1 500", "1,5", "-", "5-", "+", ".", "½", "№", "1️⃣", "о", "O", "два", "двадцать", "пять", "жүз", "миң", "эки", "он", "half", "and", "a", "hundred", "с", "половиной", "полтора", "тысячи", "да", "не", "или", "жана", "и",
        "20", "ноября", "20.11", "31.02", "вчера", "3 дня назад", "пятница", "last", "14:30", "pm", "в", "час", "вода", "суу", "вод", "водопрово", "ничего", "все", "\ud83d", "\0", "\n", "ң", "ı", "İ", "ß", "ﬁ", "①", "１", "٣", "۳", "a\u0301", "'", "рахмат", "please", "10000000000000000000000",
    ];

    static readonly Gen<string> Text = Gen.Frequency(
        (3, Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[0, 7].Select(w => string.Join(' ', w))),
        (1, Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[0, 5].Select(string.Concat)),
        (2, Gen.String));

    [Fact]
    public void Nothing_throws_and_what_is_read_is_valid() => Text.Sample(text =>
    {
        Valid(NumberReplies.Integer(text), v => long.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        Valid(NumberReplies.Decimal(text, negative: true), v => decimal.TryParse(v, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _));
        Valid(DateReplies.Date(text, Today), v => DateOnly.TryParseExact(v, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        Valid(TimeReplies.Time(text), v => TimeOnly.TryParseExact(v, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        Valid(TimeReplies.DateTime(text, Today), v => DateTime.TryParseExact(v, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        Valid(AcknowledgeReplies.Ok(text), v => v == "OK");
        var offer = new ChoiceOffer(List, [.. List.Choices.Take(3)], [.. List.Choices.Skip(1)], NumbersShown: text.Length % 2 == 0);
        Valid(ChoiceReplies.One(text, offer), v => v != "yes" && List.Find(v) is not null);
        Valid(ChoiceReplies.Several(text, offer), v => v.Split(' ') is var names && names.Distinct().Count() == names.Length && names.All(n => n != "yes" && List.Find(n) is not null));
        Valid(ChoiceReplies.Order(text, offer), v => v.Split(' ') is var names && names.Distinct().Count() == names.Length && names.All(n => n != "yes" && List.Find(n) is not null));
        Assert.All(ChoiceReplies.Mentioned(text, List), c => Assert.NotNull(List.Find(c.Name)));
        Assert.All(ChoiceReplies.Beginning(text, offer), c => Assert.NotEqual("yes", c.Name));
    }, iter: Fuzz.Iterations(20_000));

    [Fact]
    public void Folding_twice_changes_nothing_more() => Text.Sample(text => Folding.Fold(Folding.Fold(text)) == Folding.Fold(text), iter: Fuzz.Iterations(20_000));

    [Theory]
    [InlineData("ky")]
    [InlineData("ru")]
    [InlineData("en")]
    public void A_number_in_words_reads_back(string language) => Gen.Frequency((1, Gen.Int[0, 110]), (1, Gen.Int[0, 2000]), (2, Gen.Int[0, 999_999])).Sample(number =>
    {
        var words = SpokenNumbers.Say(number, language);
        Assert.Equal(new Reading.Value(number.ToString(CultureInfo.InvariantCulture)), NumberReplies.Integer(words));
        Assert.Equal(new Reading.Value(number.ToString(CultureInfo.InvariantCulture)), NumberReplies.Integer($"{words.ToUpperInvariant()}!"));
    }, iter: Fuzz.Iterations(5000));

    static void Valid(Reading reading, Func<string, bool> holds) => Assert.True(reading is not Reading.Value { Stored: var stored } || holds(stored), reading.ToString());
}
