using System.Globalization;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Digests;
using ChatbotMonitor.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatbotMonitor.Tests;

/// <summary>A small country for digests and exports: two regions, three services, one survey.</summary>
static class DigestWorld
{
    public static readonly Address Nurlan = new(ChannelNames.Telegram, "700100200");
    public static readonly Address Gulnara = new(ChannelNames.Sms, "+996555123456");

    public static Coordinator Coordinator(string id = "osh-office", string language = "en", string at = "08:00", string zone = "Asia/Bishkek", Scope? scope = null) =>
        new(id, $"Office {id}", $"{id}-7421", language, TimeOnly.Parse(at, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone), scope ?? new Scope([], []));

    public static Content Content(params Coordinator[] coordinators) =>
        new([Survey], Register, Places, coordinators, SampleContent.Texts, TimeZoneInfo.FindSystemTimeZoneById("Asia/Bishkek"));

    public static ServiceRegister Register { get; } = new(
        [new Provider("con", Named("КТБ", "ЦОН", "Public Service Center"), null)],
        [
            Service("passport", "Жалпы жарандык паспорт", "Загранпаспорт", "Travel passport", ServiceLevel.State),
            Service("water", "Таза суу", "Водоснабжение", "Water supply", ServiceLevel.Enterprise),
            Service("kindergarten", "Бала бакча", "Детский сад", "Kindergarten", ServiceLevel.Municipal),
        ]);

    public static Gazetteer Places { get; } = new(
    [
        Region("osh", "Ош облусу", "Ошская область", "Osh region", "alay", "uzgen", "nookat", "aravan", "kara_suu", "kara_kulja", "chong_alay"),
        Region("chui", "Чүй облусу", "Чуйская область", "Chuy region", "sokuluk", "kant", "tokmok", "kemin"),
    ]);

    public static Survey Survey { get; } = new("service-quality", new LocalText("Quality of a service"),
    [
        new Question(QuestionType.SelectOne, "place", Label.None),
        new Question(QuestionType.Note, "thanks", Label.None),
        new Question(QuestionType.Integer, "days", Label.None),
        new Question(QuestionType.Text, "comment", Label.None),
    ]);

    public static DigestWords Words(Content content) => new(content, NullLogger<DigestWords>.Instance);

    public static DigestPost Post(IStore store, Content content) => new(store, content, Words(content));

    public static DigestPictures Pictures(Content content) => new(content, NullLogger<DigestPictures>.Instance);

    /// <summary>The digest of that date as the first of the coordinators gets it, out of a store that holds all this.</summary>
    public static Digest Read(DateOnly date, IEnumerable<Report> reports, IEnumerable<Response> responses, params Coordinator[] coordinators)
    {
        using var store = new DigestStore().With([.. reports]).With([.. responses]);
        return new DigestReader(store, Content(coordinators)).Read(coordinators[0], date, DigestClock.Window(coordinators[0], date));
    }

    public static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

    public static Report Report(int number, string filedAt, string? service = "passport", string? place = "alay", bool urgent = false, string text = "") =>
        new(ReportCode.Of(number, 7), At(filedAt), text) { Service = service, Place = place, Urgent = urgent, Channel = ChannelNames.Telegram, Reporter = Nurlan };

    public static Response Response(string id, string endedAt, params (string Name, string Value)[] answers) =>
        new(id, Survey.Id, ResponseStatus.Complete, At(endedAt).AddMinutes(-2), At(endedAt), [.. answers.Select(a => new Answer(a.Name, a.Value))])
        {
            Respondent = Gulnara, Channel = ChannelNames.Sms, Language = "ru", Service = "passport", Place = "alay",
        };

    static LocalText Named(string ky, string ru, string en) => new([new("ky", ky), new("ru", ru), new("en", en)]);

    static Service Service(string id, string ky, string ru, string en, ServiceLevel level) => new(id, Named(ky, ru, en), [], level, "con", []);

    static Place Region(string id, string ky, string ru, string en, params string[] districts) =>
        new(id, Named(ky, ru, en), [], [.. districts.Select(d => new Place(d, new LocalText(d), [], []))]);
}
