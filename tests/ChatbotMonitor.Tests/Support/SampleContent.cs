using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using YamlDotNet.RepresentationModel;

namespace ChatbotMonitor.Tests;

/// <summary>A small installation: four services, two regions, one survey with a question of every type, some forms; the real sentences.</summary>
static class SampleContent
{
    public static readonly TimeZoneInfo Bishkek = TimeZoneInfo.FindSystemTimeZoneById("Asia/Bishkek");

    public static Texts Texts { get; } = ReadTexts();

    public static ServiceRegister Register { get; } = new(
        [new Provider("office", L("Кеңсе", "Ведомство", "Office"), new ProviderContact(null, "+996312000000", null))],
        [
            Service("passport", "Паспорт", "Паспорт", "Passport", new Standard(new DateOnly(2024, 1, 1)) { Days = 10, Fee = 500 }),
            Service("clinic", "Эмкана", "Поликлиника", "Clinic", null),
            Service("benefit", "Жөлөкпул", "Пособие", "Benefit", null),
            Service("water", "Суу", "Вода", "Water", null),
        ]);

    public static Gazetteer Places { get; } = new(
    [
        Place("bishkek", "Бишкек", "Бишкек", "Bishkek"),
        Place("osh", "Ош облусу", "Ошская область", "Osh region", Place("alay", "Алай району", "Алайский район", "Alay district"), Place("uzgen", "Өзгөн", "Узген", "Uzgen")),
    ]);

    public static Survey Quality { get; } = MakeQuality();

    public static Survey Every { get; } = MakeEvery();

    public static Content Content { get; } = With(Quality, Every, SampleForms.Household, SampleForms.Types, SampleForms.Lists, SampleShort.Survey);

    public static Content With(params Survey[] surveys) => new(
        surveys, Register, Places, [new Coordinator("osh-office", "Osh office", "osh-7421", "ru", new TimeOnly(8, 0), Bishkek, new Scope([], []))], Texts, Bishkek) { Lessons = SampleLessons.All };

    static Survey MakeQuality()
    {
        var yesNo = new ChoiceList("yes_no", [new Choice("yes", L("Ооба", "Да", "Yes")), new Choice("no", L("Жок", "Нет", "No"))]);
        return new Survey("quality", L("Сапат", "Качество", "Quality"),
        [
            new(QuestionType.SelectOne, "place", Q("Кайда?", "Где?", "Where?")) { Choices = Places.ToChoices() },
            new(QuestionType.SelectOne, "service", Q("Кайсы кызмат?", "Какая услуга?", "Which service?")) { Choices = Register.ToChoices() },
            new(QuestionType.Date, "visited", Q("Качан?", "Когда?", "When?")) { Constraint = Expression.Parse(". <= today()"), ConstraintMessage = Q("Келечек болбосун", "Не в будущем", "Not in the future") },
            new(QuestionType.Integer, "days", Q("Канча күн?", "Сколько дней?", "How many days?")) { Constraint = Expression.Parse(". >= 0 and . <= 365"), ConstraintMessage = Q("0дөн 365ке", "От 0 до 365", "A number of days from 0 to 365"), Simple = Q("Канча күн күттүңүз?", "Сколько дней Вы ждали?", "How many days did you wait?") },
            new(QuestionType.SelectOne, "paid", Q("Акча сурадыбы?", "Просили деньги?", "Were you asked for money?")) { Choices = yesNo },
            new(QuestionType.Text, "comment", Q("Эмне болду?", "Что произошло?", "What happened?")) { Required = false },
        ])
        {
            StartCommands = ["start", "report"],
            StartKeywords = ["АРЫЗ", "ЖАЛОБА", "REPORT"],
            RemindAfter = TimeSpan.FromHours(4),
            ExpireAfter = TimeSpan.FromDays(3),
            Report = new ReportRule(Expression.Parse("${paid} = 'yes' or ${days} > standard('days')"), Expression.Parse("${paid} = 'yes'"), "service", "place", "comment"),
        };
    }

    static Survey MakeEvery()
    {
        var troubles = new ChoiceList("troubles",
        [
            new Choice("queue", L("Кезек", "Очередь", "Queue")), new Choice("rude", L("Орой", "Грубость", "Rudeness")), new Choice("bribe", L("Пара", "Взятка", "Bribe")),
        ]);
        var towns = new ChoiceList("towns",
        [
            new Choice("kant", L("Кант", "Кант", "Kant")) { Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["region"] = "chui" } },
            new Choice("tokmok", L("Токмок", "Токмок", "Tokmok")) { Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["region"] = "chui" } },
            new Choice("nookat", L("Ноокат", "Ноокат", "Nookat")) { Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["region"] = "osh" } },
        ]);
        return new Survey("every", L("Баары", "Всё", "Everything"),
        [
            new(QuestionType.Note, "hello", Q("Кириш сөз.", "Вступление.", "A word before.")),
            new(QuestionType.SelectOne, "region", Q("Аймак?", "Регион?", "Region?")) { Choices = new ChoiceList("regions", [new Choice("chui", L("Чүй", "Чуй", "Chuy")), new Choice("osh", L("Ош", "Ош", "Osh"))]) },
            new(QuestionType.SelectOne, "town", Q("Шаар?", "Город?", "Town?")) { Choices = towns, ChoiceFilter = Expression.Parse("region = ${region}") },
            new(QuestionType.SelectMultiple, "troubles", Q("Эмне болду?", "Что было не так?", "What went wrong?")) { Choices = troubles, Required = false },
            new(QuestionType.Text, "bribe_how", Q("Пара кандай?", "Как просили?", "How was it asked for?")) { Relevant = Expression.Parse("selected(${troubles}, 'bribe')") },
            new(QuestionType.Decimal, "fee", Q("Канча төлөдүңүз?", "Сколько заплатили?", "What did you pay?")) { Constraint = Expression.Parse(". >= 0") },
            new(QuestionType.Calculate, "double_fee", Label.None) { Calculation = Expression.Parse("${fee} * 2") },
            new(QuestionType.Text, "sure", Q("${fee} сом туурабы?", "${fee} сом, верно?", "${fee} som, is that so?")) { Default = "ok" },
            new(QuestionType.Geopoint, "where", Q("Кайсы жер?", "Где это?", "Where is it?")) { Required = false },
            new(QuestionType.Image, "photo", Q("Сүрөт?", "Фото?", "A photo?")) { Required = false },
        ])
        { StartCommands = ["every"], StartKeywords = ["EVERY"], RemindAfter = TimeSpan.FromHours(1), ExpireAfter = TimeSpan.FromHours(5) };
    }

    static LocalText L(string ky, string ru, string en) => new([new("ky", ky), new("ru", ru), new("en", en)]);

    static Label Q(string ky, string ru, string en) => new(L(ky, ru, en));

    static Service Service(string id, string ky, string ru, string en, Standard? standard) =>
        new(id, L(ky, ru, en), [], ServiceLevel.State, "office", standard is null ? [] : [standard]);

    static Place Place(string id, string ky, string ru, string en, params Place[] children) => new(id, L(ky, ru, en), [], children);

    static Texts ReadTexts()
    {
        var phrases = new Dictionary<(string, string), Phrase>();
        foreach (var language in Languages.All)
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(File.ReadAllText(Path.Combine(Repository.Root, "config", "texts", $"{language}.yaml"))));
            foreach (var (key, value) in (YamlMappingNode)yaml.Documents[0].RootNode)
                phrases[(language, key.ToString())] = value is YamlMappingNode both ? new Phrase(both["text"].ToString(), both.Children.TryGetValue("sms", out var sms) ? sms.ToString() : null) : new Phrase(value.ToString());
        }

        return new Texts(phrases);
    }
}
