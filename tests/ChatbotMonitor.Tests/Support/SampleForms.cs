using System.Globalization;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

/// <summary>Forms as the field writes them: a household with its people and their illnesses, one of all other types, one of long lists.</summary>
static class SampleForms
{
    static readonly string[] Names = ["Кара-Суу", "Ак-Суу", "Кызыл-Туу", "Жаңы-Жол", "Беш-Терек"];

    static ChoiceList YesNo { get; } = new("yes_no", [new Choice("yes", new LocalText([new("ky", "Ооба"), new("ru", "Да"), new("en", "Yes")])), new Choice("no", new LocalText([new("ky", "Жок"), new("ru", "Нет"), new("en", "No")]))]);

    public static Survey Household { get; } = MakeHousehold();

    public static Survey Types { get; } = MakeTypes();

    public static Survey Lists { get; } = MakeLists();

    static Survey MakeHousehold()
    {
        var home = new Group("home", L("Үй", "Дом", "The home"));
        var person = new Group("person", L("Үй-бүлө мүчөсү", "Член семьи", "Household member")) { Parent = home, Repeats = true };
        var work = new Group("work", Label.None) { Parent = person, Relevant = Expression.Parse("${age} >= 16") };
        var illness = new Group("illness", L("Оорусу", "Болезнь", "Illness")) { Parent = person, Repeats = true, Relevant = Expression.Parse("${ill} = 'yes'") };
        var child = new Group("child", L("Бала", "Ребёнок", "Child")) { Repeats = true, Count = Expression.Parse("${children}") };
        var towns = new ChoiceList("towns", [Town("kant", "Кант", "chui"), Town("tokmok", "Токмок", "chui"), Town("nookat", "Ноокат", "osh")]);
        return new Survey("household", new LocalText("Household"),
        [
            new(QuestionType.SelectOne, "region", L("Аймак?", "Регион?", "Region?")) { Group = home, Choices = new ChoiceList("regions", [Pick("chui", "Чүй"), Pick("osh", "Ош")]) },
            new(QuestionType.SelectOne, "town", L("Шаар?", "Город?", "Town?")) { Group = home, Choices = towns, ChoiceFilter = Expression.Parse("region = ${region}") },
            new(QuestionType.Text, "name", L("Аты?", "Имя?", "Name?")) { Group = person },
            new(QuestionType.Integer, "age", L("${name} канча жашта?", "Сколько лет: ${name}?", "How old is ${name}?")) { Group = person, Constraint = Expression.Parse(". >= 0 and . < 130") },
            new(QuestionType.Text, "job", L("Кесиби?", "Кем работает?", "What work?")) { Group = work, Required = false },
            new(QuestionType.SelectOne, "ill", L("${name} ооруйбу?", "${name} болеет?", "Is ${name} ill?")) { Group = person, Choices = YesNo },
            new(QuestionType.Text, "what", L("${name}: кайсы оору?", "${name}: какая болезнь?", "${name}: which illness?")) { Group = illness },
            new(QuestionType.Calculate, "number", Label.None) { Group = person, Calculation = Expression.Parse("position(..)") },
            new(QuestionType.Calculate, "adult", Label.None) { Group = person, Calculation = Expression.Parse("if(${age} >= 18, 1, 0)") },
            new(QuestionType.Calculate, "adults", Label.None) { Calculation = Expression.Parse("sum(${adult})") },
            new(QuestionType.Note, "so", L("${adults} чоң киши: ${names}", "Взрослых ${adults}: ${names}", "${adults} grown up: ${names}")),
            new(QuestionType.Calculate, "names", Label.None) { Calculation = Expression.Parse("join(', ', ${name})") },
            new(QuestionType.Calculate, "oldest", Label.None) { Calculation = Expression.Parse("concat(count(${person}), ' ', max(${age}), ' ', indexed-repeat(${name}, ${person}, 1), ' ', count(${what}))") },
            new(QuestionType.Integer, "children", L("Канча бала?", "Сколько детей?", "How many children?")) { Constraint = Expression.Parse(". <= 9") },
            new(QuestionType.Text, "child_name", L("${number_of}-бала?", "Имя ребёнка ${number_of}?", "Name of child ${number_of}?")) { Group = child },
            new(QuestionType.Calculate, "number_of", Label.None) { Group = child, Calculation = Expression.Parse("position(..)") },
        ])
        { StartCommands = ["household"], StartKeywords = ["HOUSEHOLD"], ExpireAfter = TimeSpan.FromDays(1) };
    }

    static Survey MakeTypes()
    {
        var needs = new ChoiceList("needs", [Pick("water", "Суу"), Pick("roads", "Жол"), Pick("light", "Жарык")]);
        return new Survey("types", new LocalText("Types"),
        [
            new(QuestionType.Metadata, "started", Label.None) { Metadata = "start" },
            new(QuestionType.Metadata, "phone", Label.None) { Metadata = "phonenumber" },
            new(QuestionType.Metadata, "device", Label.None) { Metadata = "deviceid" },
            new(QuestionType.Hidden, "form", Label.None) { Default = "v7" },
            new(QuestionType.Acknowledge, "consent", L("Макулсузбу?", "Вы согласны?", "We keep what you say.")),
            new(QuestionType.Range, "rating", L("Баа?", "Оценка?", "Rating?")) { Range = new NumberRange(1, 5, 1) },
            new(QuestionType.Range, "percent", L("Пайыз?", "Процент?", "Percent?")) { Range = new NumberRange(0, 100, 5) },
            new(QuestionType.Rank, "order", L("Эмне маанилүү?", "Что важнее?", "What matters most?")) { Choices = needs },
            new(QuestionType.Time, "opened", L("Качан ачылды?", "Во сколько открылись?", "When did they open?")) { Constraint = Expression.Parse(". < '12:00'"), ConstraintMessage = L("Түшкө чейин", "До полудня", "Before noon") },
            new(QuestionType.DateTime, "called", L("Качан чалдыңыз?", "Когда звонили?", "When did you call?")) { Constraint = Expression.Parse(". <= now()") },
            new(QuestionType.Calculate, "since", Label.None) { Calculation = Expression.Parse("int(decimal-date-time(now()) - ${called})") },
            new(QuestionType.Text, "shown", L("Чалган күн", "Звонок", "Call")) { ReadOnly = true, Calculation = Expression.Parse("format-date-time(${called}, '%d.%m %H:%M')") },
            new(QuestionType.Barcode, "code", L("Код?", "Штрихкод?", "Barcode?")) { RequiredWhen = Expression.Parse("${rating} < 3"), RequiredMessage = L("Код керек", "Код нужен", "The code is needed") },
            new(QuestionType.Date, "reply_by", L("Жооп качан?", "Ответ до?", "Reply by?")) { DefaultExpression = Expression.Parse("today() + 7") },
            new(QuestionType.Audio, "voice", L("Үн?", "Голос?", "A voice message?")) { Required = false },
            new(QuestionType.File, "paper", L("Кагаз?", "Документ?", "A paper?")) { Required = false },
        ])
        { StartCommands = ["types"], StartKeywords = ["TYPES"], ExpireAfter = TimeSpan.FromDays(1) };
    }

    static Survey MakeLists()
    {
        var villages = new ChoiceList("villages", [.. Enumerable.Range(1, 60).Select(i => Pick($"v{i.ToString(CultureInfo.InvariantCulture)}", $"{Names[i % Names.Length]} {i.ToString(CultureInfo.InvariantCulture)}"))]);
        var offices = new ChoiceList("offices", [.. Enumerable.Range(1, 20).Select(i => Pick($"o{i.ToString(CultureInfo.InvariantCulture)}", $"Кеңсе {(char)('А' + i)}"))]);
        var fees = new FormTable("fees", ["office", "fee"], [["o1", "100"], ["o2", "250"]]);
        return new Survey("lists", new LocalText("Lists"),
        [
            new(QuestionType.SelectOne, "village", L("Айыл?", "Село?", "Village?")) { Choices = villages },
            new(QuestionType.SelectOne, "office", L("Кеңсе?", "Какой офис?", "Office?")) { Choices = offices },
            new(QuestionType.Calculate, "fee", Label.None) { Calculation = Expression.Parse("pulldata('fees', 'fee', 'office', ${office})") },
            new(QuestionType.Calculate, "same", Label.None) { Calculation = Expression.Parse("instance('fees')/root/item[office = ${office}]/fee") },
            new(QuestionType.SelectMultiple, "wants", L("Эмне керек?", "Что нужно?", "What is needed?")) { Choices = new ChoiceList("needs", [Pick("water", "Суу"), Pick("roads", "Жол"), Pick("light", "Жарык"), Pick("bus", "Автобус")]), Randomize = true, Required = false },
            new(QuestionType.Note, "said", L("${village}: ${fee}", "${village}: ${fee}", "${village}: ${fee} som")),
        ])
        { StartCommands = ["lists"], StartKeywords = ["LISTS"], ExpireAfter = TimeSpan.FromDays(1), Tables = new Dictionary<string, FormTable>(StringComparer.Ordinal) { ["fees"] = fees } };
    }

    static Choice Pick(string name, string label) => new(name, new LocalText(label));

    static Choice Town(string name, string label, string region) => new(name, new LocalText(label)) { Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["region"] = region } };

    static Label L(string ky, string ru, string en) => new(new LocalText([new("ky", ky), new("ru", ru), new("en", en)]));
}
