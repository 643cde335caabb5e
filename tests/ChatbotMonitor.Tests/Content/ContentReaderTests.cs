using System.Text;
using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Tests;

public class ContentReaderTests
{
    static string Shared => Repository.Shared ?? Skipped();

    [Fact]
    public void The_samples_of_the_design_are_read_without_a_fault()
    {
        _ = Shared;
        var reading = ContentFixture.Read(
            ("surveys/quality.yaml", DesignSamples.With("remind_after")!),
            ("places.yaml", DesignSamples.With("# places.yaml")!),
            ("register.yaml", DesignSamples.With("# register.yaml")!));
        Assert.DoesNotContain(reading.Faults, f => f.Severity == Severity.Error);

        var survey = Assert.Single(reading.Content!.Surveys);
        Assert.Equal(("service-quality", TimeSpan.FromHours(4), TimeSpan.FromDays(3)), (survey.Id, survey.RemindAfter, survey.ExpireAfter));
        Assert.Equal(["АРЫЗ", "ЖАЛОБА", "REPORT"], survey.StartKeywords);
        Assert.Equal(["start", "report"], survey.StartCommands);
        Assert.Equal([QuestionType.SelectOne, QuestionType.SelectOne, QuestionType.Integer, QuestionType.SelectOne, QuestionType.Text], survey.Questions.Select(q => q.Type));
        Assert.Equal("chuy", survey.Find("place")!.Choices!.Find("sokuluk")!.Parent);
        Assert.Equal(["загранпаспорт", "паспорт"], survey.Find("service")!.Choices!.Find("passport")!.Aliases);
        Assert.Equal("Ооба", survey.Find("paid")!.Choices!.Find("yes")!.Label.In("ky"));
        Assert.Equal((true, false), (survey.Find("paid")!.Required, survey.Find("comment")!.Required));
        Assert.Equal(("service", "place", "comment"), (survey.Report!.Service, survey.Report.Place, survey.Report.Text));
        var standard = reading.Content.Register.Service("passport")!.StandardOn(ContentFixture.Today)!;
        Assert.Equal((10, 500m, new DateOnly(2025, 11, 3)), (standard.Days, standard.Fee, standard.AsOf));
    }

    [Fact]
    public void The_people_of_the_design_are_read_without_a_fault()
    {
        _ = Shared;
        var reading = ContentFixture.Read(
            ("people.yaml", DesignSamples.With("# people.yaml")!),
            ("places.yaml", "places: [ { id: osh, name: Osh } ]"),
            ("surveys/a.yaml", ContentFixture.Survey));
        Assert.Empty(reading.Faults);
        var coordinator = Assert.Single(reading.Content!.Coordinators);
        Assert.Equal(("osh-office", "osh-7421", "ru", new TimeOnly(8, 0), "Asia/Bishkek"), (coordinator.Id, coordinator.Invite, coordinator.Language, coordinator.DigestAt, coordinator.Zone.Id));
        Assert.Equal(["osh"], coordinator.Scope.Places);
        Assert.Empty(coordinator.Scope.Services);
    }

    [Fact]
    public void The_content_of_the_benchmark_is_read_without_a_fault()
    {
        var reading = ContentReader.Read(Path.Combine(Shared, "bench", "content"), ContentFixture.Today, builtIn: ContentFixture.Texts);
        Assert.DoesNotContain(reading.Faults, f => f.Severity == Severity.Error);
        Assert.Equal(7, Assert.Single(reading.Content!.Surveys).Questions.Count);
    }

    [Fact]
    public void The_content_of_this_repository_is_read_without_a_fault()
    {
        var reading = ContentReader.Read(Path.Combine(Repository.Root, "config"), new DateOnly(2026, 11, 24));
        Assert.Empty(reading.Faults.Where(f => f.Severity == Severity.Error).Select(f => f.ToString()));
        Assert.NotNull(reading.Content);
        Assert.True(reading.Counts is { Services: >= 48, Places: > 50, Surveys: >= 1, Coordinators: >= 3 }, reading.Counts.ToString());
    }

    [Fact]
    public void The_days_off_of_this_repository_are_those_of_the_law()
    {
        var calendar = ContentReader.Read(Path.Combine(Repository.Root, "config"), new DateOnly(2026, 11, 24)).Content!.Calendar;
        DateOnly[] working = [new(2026, 2, 23), new(2026, 4, 7), new(2027, 2, 23), new(2027, 4, 7), new(2027, 11, 8), new(2026, 3, 9), new(2027, 5, 10)];
        DateOnly[] off = [new(2026, 1, 6), new(2026, 1, 7), new(2026, 3, 20), new(2026, 5, 1), new(2026, 5, 8), new(2026, 8, 31), new(2027, 1, 6), new(2027, 3, 8), new(2027, 5, 3), new(2027, 8, 31)];
        Assert.All(working, d => Assert.True(calendar.IsWorking(d), $"{d:o}"));
        Assert.All(off, d => Assert.False(calendar.IsWorking(d), $"{d:o}"));
    }

    [Fact]
    public void A_folder_without_holidays_works_from_Monday_to_Friday()
    {
        var reading = ContentFixture.Read(("surveys/a.yaml", ContentFixture.Survey));
        Assert.Empty(reading.Faults);
        Assert.True(reading.Content!.Calendar.IsWorking(new DateOnly(2025, 1, 1)));
        Assert.False(reading.Content.Calendar.IsWorking(new DateOnly(2025, 1, 4)));
    }

    [Fact]
    public void The_texts_that_are_built_in_are_those_of_the_repository() =>
        Assert.All(BuiltInTexts.Embedded.Yaml, t => Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "config", "texts", $"{t.Key}.yaml")), t.Value));

    [Fact]
    public void What_is_missing_is_empty_and_the_texts_are_the_built_in_ones()
    {
        var content = ContentFixture.Read(("surveys/a.yaml", ContentFixture.Survey)).Content!;
        Assert.Empty(content.Places.All);
        Assert.Empty(content.Register.Services);
        Assert.Empty(content.Coordinators);
        Assert.Equal("Asia/Bishkek", content.Zone.Id);
        Assert.Equal("welcome in ky", content.Texts.Say("welcome", "ky", Medium.Chat));
    }

    [Fact]
    public void A_texts_file_stands_in_for_the_built_in_one_of_its_language()
    {
        var texts = ContentFixture.AllTexts.Replace("welcome: welcome", "welcome: { text: Здравствуйте, sms: Привет }", StringComparison.Ordinal);
        var content = ContentFixture.Read(("surveys/a.yaml", ContentFixture.Survey), ("texts/ru.yaml", texts)).Content!;
        Assert.Equal("Здравствуйте", content.Texts.Say("welcome", "ru", Medium.Chat));
        Assert.Equal("Привет", content.Texts.Say("welcome", "ru", Medium.Sms));
        Assert.Equal("welcome in en", content.Texts.Say("welcome", "en", Medium.Chat));
    }

    [Fact]
    public void A_language_that_nobody_wrote_is_a_fault()
    {
        var builtIn = new BuiltInTexts(new Dictionary<string, string>(StringComparer.Ordinal) { ["ru"] = ContentFixture.AllTexts });
        var reading = new ContentSources([], "config", new FaultLog()).Read(ContentFixture.Today, (_, _) => false, builtIn);
        var files = reading.Faults.Where(f => f.File.StartsWith("built-in", StringComparison.Ordinal)).Select(f => f.File);
        Assert.Equal("built-in texts/en.yaml, built-in texts/ky.yaml", string.Join(", ", files));
    }

    [Fact]
    public void The_days_of_citizens_begin_in_the_zone_of_the_first_coordinator()
    {
        var people = "coordinators: [ { id: a, name: A, invite: inv-1, language: ru, digest: { at: \"7:30\", timezone: Europe/Riga } } ]";
        var content = ContentFixture.Read(("surveys/a.yaml", ContentFixture.Survey), ("people.yaml", people)).Content!;
        Assert.Equal(("Europe/Riga", new TimeOnly(7, 30)), (content.Zone.Id, content.Coordinators[0].DigestAt));
    }

    [Fact]
    public void An_operator_is_a_coordinator_who_says_so()
    {
        var people = """
            coordinators:
              - { id: a, name: A, invite: inv-1, language: ru, operator: true }
              - { id: b, name: B, invite: inv-2, language: ru }
              - { id: c, name: C, invite: inv-3, language: ru, operator: maybe }
            """;
        var reading = ContentFixture.Read(("surveys/a.yaml", ContentFixture.Survey), ("people.yaml", people));
        Assert.Contains("people.yaml:4:62: 'operator' is 'maybe'; write true or false", Assert.Single(reading.Faults).ToString(), StringComparison.Ordinal);
        people = people.Replace("operator: maybe", "operator: no", StringComparison.Ordinal);
        Assert.Equal([true, false, false], ContentFixture.Read(("surveys/a.yaml", ContentFixture.Survey), ("people.yaml", people)).Content!.Coordinators.Select(c => c.IsOperator));
    }

    [Fact]
    public void Further_columns_of_a_choice_are_its_attributes()
    {
        var survey = """
            id: a
            title: A
            start: { telegram: [a] }
            choices:
              town: [ { name: uzgen, label: Uzgen, alias: Özgön, region: osh } ]
            survey:
              - { type: select_one town, name: t, label: T, choice_filter: "region = 'osh'" }
            """;
        var choice = ContentFixture.Read(("surveys/a.yaml", survey)).Content!.Surveys[0].Questions[0].Choices!.Find("uzgen")!;
        Assert.Equal("osh", choice.Attributes["region"]);
        Assert.Equal(["Özgön"], choice.Aliases);
    }

    [Fact]
    public void A_folder_that_is_missing_is_told_in_one_line()
    {
        var reading = ContentReader.Read(Path.Combine(Repository.Root, "no-such-folder"), ContentFixture.Today, builtIn: ContentFixture.Texts);
        Assert.Null(reading.Content);
        Assert.EndsWith("no-such-folder: there is no such folder; create it, or name another in the setting Content__Path", Assert.Single(reading.Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_survey_is_told_in_one_line()
    {
        var folder = Directory.CreateTempSubdirectory("content-");
        try
        {
            var reading = ContentReader.Read(folder.FullName, ContentFixture.Today, builtIn: ContentFixture.Texts);
            Assert.Equal($"{SourceFile.Show(folder.FullName)}/surveys: there is no survey; put one there as a .yaml or an .xlsx file", Assert.Single(reading.Faults).ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // By name: what a theory is given is written out when tests are listed, and six megabytes are too much to write out.
    static readonly Dictionary<string, (Func<byte[]> Bytes, string Fault)> NoTexts = new(StringComparer.Ordinal)
    {
        ["UTF-16"] = (() => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("places: []")], "config/places.yaml:1:1: the file is saved as UTF-16; save it as UTF-8"),
        ["Windows-1251"] = (() => [.. Encoding.UTF8.GetBytes("places:\n- { id: a, name: "), 0xCE, 0xF8, .. Encoding.UTF8.GetBytes(" }")], "config/places.yaml:2:18: a letter that is not UTF-8; save the file as UTF-8"),
        ["a null character"] = (() => Encoding.UTF8.GetBytes("places:\n  - \0"), "config/places.yaml:2:5: a character that is no text; remove it, or save the file again as plain text"),
        ["too large"] = (() => new byte[6 * 1024 * 1024], "config/places.yaml:1:1: the file has 6 MiB, and more than 5 are not read; divide it, or remove what does not belong there"),
    };

    public static TheoryData<string> NoTextNames => new(NoTexts.Keys);

    [Theory]
    [MemberData(nameof(NoTextNames))]
    public void A_file_that_is_no_text_is_a_fault(string name)
    {
        var (bytes, expected) = NoTexts[name];
        var reading = ContentFixture.Read([("places.yaml", bytes()), ("surveys/a.yaml", Encoding.UTF8.GetBytes(ContentFixture.Survey))]);
        Assert.Equal(expected, Assert.Single(reading.Faults).ToString());
    }

    [Fact]
    public void A_byte_order_mark_does_no_harm() =>
        Assert.Empty(ContentFixture.Read([("surveys/a.yaml", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(ContentFixture.Survey)])]).Faults);

    [Fact]
    public void A_file_that_cannot_be_opened_is_a_fault()
    {
        var locked = new SourceFile("places.yaml", "config/places.yaml", 1, () => throw new UnauthorizedAccessException("no"));
        var reading = new ContentSources([locked], "config", new FaultLog()).Read(ContentFixture.Today, (_, _) => false, ContentFixture.Texts);
        Assert.Equal(
            "config/places.yaml:1:1: the file cannot be read (UnauthorizedAccessException); check that it exists and that the program may read it",
            Assert.Single(reading.Faults, f => f.File.EndsWith("places.yaml", StringComparison.Ordinal)).ToString());
    }

    static string Skipped()
    {
        Assert.Skip("The shared folder is not on this machine; set SHARED.");
        return "";
    }
}
