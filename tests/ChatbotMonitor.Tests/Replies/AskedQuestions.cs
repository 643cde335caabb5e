using System.Globalization;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

/// <summary>The questions of <c>../shared/replies/README.md</c>, and some more, each asked alone.</summary>
static class AskedQuestions
{
    /// <summary>Monday, 23 November 2026, at ten in Bishkek.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(6));

    static readonly Survey Survey = new("asked", new LocalText("Asked"),
    [
        Ask(QuestionType.SelectOne, "paid") with { Choices = List(("yes", "Ооба", "Да", "Yes"), ("no", "Жок", "Нет", "No")) },
        Ask(QuestionType.SelectOne, "service") with { Choices = List(("passport", "Паспорт", "Паспорт", "Passport"), ("clinic", "Эмкана", "Поликлиника", "Clinic"), ("benefit", "Жөлөкпул", "Пособие", "Benefit"), ("water", "Суу", "Вода", "Water")) },
        Ask(QuestionType.SelectMultiple, "problems") with { Choices = List(("queue", "Кезек", "Очередь", "Queue"), ("rude", "Орой мамиле", "Грубость", "Rudeness"), ("bribe", "Пара", "Взятка", "Bribe"), ("closed", "Жабык", "Закрыто", "Closed")) },
        Ask(QuestionType.Integer, "rating") with { Constraint = Expression.Parse(". >= 1 and . <= 5") },
        Ask(QuestionType.Integer, "visits") with { Constraint = Expression.Parse(". >= 0 and . <= 99") },
        Ask(QuestionType.Decimal, "fee"),
        Ask(QuestionType.Date, "visited"),
        Ask(QuestionType.Integer, "many"),
        Ask(QuestionType.Decimal, "degrees") with { Constraint = Expression.Parse(". >= -50 and . <= 50") },
        Ask(QuestionType.Integer, "days", "Канча күн?", "Сколько дней?", "How many days?"),
        Ask(QuestionType.Integer, "minutes", "Канча мүнөт?", "Сколько минут?", "How many minutes?"),
        Ask(QuestionType.Time, "time"),
        Ask(QuestionType.DateTime, "moment"),
        Ask(QuestionType.Acknowledge, "read"),
        Ask(QuestionType.Range, "scale") with { Range = new NumberRange(0, 10, 0.5m) },
        Ask(QuestionType.Rank, "order") with { Choices = List(("queue", "Кезек", "Очередь", "Queue"), ("rude", "Орой мамиле", "Грубость", "Rudeness"), ("bribe", "Пара", "Взятка", "Bribe")) },
        Ask(QuestionType.SelectOne, "knows") with { Choices = List(("yes", "Ооба", "Да", "Yes"), ("no", "Жок", "Нет", "No"), ("dk", "Билбейм", "Не знаю", "Don't know")) },
        Ask(QuestionType.SelectOne, "mark") with { Choices = List(("1", "Өтө начар", "Крайне плохо", "Very bad"), ("2", "Начар", "Плохо", "Bad"), ("3", "Орточо", "Средне", "Fair"), ("4", "Жакшы", "Хорошо", "Good"), ("5", "Мыкты", "Отлично", "Excellent")) },
        Ask(QuestionType.SelectOne, "place") with
        {
            Choices = List(("bishkek", "Бишкек шаары", "город Бишкек", "Bishkek"), ("osh", "Ош шаары", "город Ош", "Osh city"), ("osh_region", "Ош облусу", "Ошская область", "Osh region"), ("jalalabad", "Жалал-Абад облусу", "Джалал-Абадская область", "Jalal-Abad"),
                ("chuy", "Чүй облусу", "Чуйская область", "Chuy"), ("talas", "Талас облусу", "Таласская область", "Talas"), ("naryn", "Нарын облусу", "Нарынская область", "Naryn"), ("batken", "Баткен облусу", "Баткенская область", "Batken"), ("issykkul", "Ысык-Көл облусу", "Иссык-Кульская область", "Issyk-Kul")),
        },
        Ask(QuestionType.SelectOne, "office") with { Choices = new ChoiceList("office", [new("con", L("Калкты тейлөө борбору", "Центр обслуживания населения", "Public service centre")) { Aliases = ["ЦОН", "КТБ"] }, new("school", L("Мектеп", "Школа", "School")), new("court", L("Сот", "Суд", "Court")), new("kinder", L("Бала бакча", "Детский сад", "Kindergarten")) { Aliases = ["садик"] }]) },
        Ask(QuestionType.SelectMultiple, "faults") with { Choices = List(("queue", "Кезек", "Очередь", "Queue"), ("rude", "Орой мамиле", "Грубость", "Rudeness"), ("none", "Эч нерсе", "Ничего", "Nothing")) },
        Ask(QuestionType.SelectMultiple, "extras") with { Required = false, Choices = List(("tea", "Чай", "Чай", "Tea"), ("bread", "Нан", "Хлеб", "Bread")) },
    ]);

    static readonly Content Content = SampleContent.With(Survey);

    /// <summary>What is stored where <paramref name="reply"/> is typed to that question; null where it is asked again.</summary>
    public static string? Stored(string question, string language, string reply, string channel)
    {
        var address = new Address(channel, "+996555000111");
        var asked = Survey with { Questions = [Survey.Find(question)!] };
        var content = Content with { Surveys = [asked] };
        var state = new Conversation(address) { Language = language, Draft = new Draft("d", "asked", Now) { HeardAt = Now, Question = question } };
        var turn = Dialogue.Step(state, new Inbound("t:1", address, Now, new Input.Text(reply)), Now, content, new FixedLookups());
        // By SMS the last answer sends the survey.
        return turn.Next.Draft is { } draft ? draft.Find(question)?.Value : turn.Effects.OfType<Effect.KeepResponse>().Single().Response.Answers.FirstOrDefault(a => string.Equals(a.Name, question, StringComparison.Ordinal))?.Value;
    }

    /// <summary>The rows of a table of replies: question, language, reply, value.</summary>
    public static IEnumerable<(string Question, string Language, string Reply, string Value)> Rows(string file) =>
        File.ReadLines(file).Skip(1).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Select(c => (c[0], c[1], c[2], c[3]));

    static Question Ask(QuestionType type, string name, string? ky = null, string? ru = null, string? en = null) => new(type, name, new Label(ky is null ? new LocalText(name) : L(ky, ru!, en!)));

    static ChoiceList List(params (string Name, string Ky, string Ru, string En)[] choices) => new("list", [.. choices.Select(c => new Choice(c.Name, L(c.Ky, c.Ru, c.En)))]);

    static LocalText L(string ky, string ru, string en) => new([new("ky", ky), new("ru", ru), new("en", en)]);
}
