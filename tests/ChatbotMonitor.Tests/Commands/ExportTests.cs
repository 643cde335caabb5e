using System.Globalization;
using System.IO.Compression;
using System.Text;
using ChatbotMonitor.Commands;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Export;
using MiniExcelLibs;

namespace ChatbotMonitor.Tests;

public class ExportTests
{
    [Theory]
    [InlineData("=1+2", "'=1+2")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("+996", "+996")]
    [InlineData("+996 5", "'+996 5")]
    [InlineData("-5", "-5")]
    [InlineData("-5.25", "-5.25")]
    [InlineData("-5+A1", "'-5+A1")]
    [InlineData("-5\n", "\"'-5\n\"")]
    [InlineData("-", "'-")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a=1", "a=1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_cell_is_quoted_where_it_must_be_and_never_a_formula(string? value, string cell) => Assert.Equal(cell, CsvFile.Cell(value));

    [Fact]
    public void Responses_have_a_column_a_question_and_no_address()
    {
        using var store = new DigestStore().With(
            DigestWorld.Response("0f8fad5bd9cb469fa16570867728950e", "2026-11-22T10:02:00Z", ("place", "alay"), ("days", "12"), ("comment", "Мой номер 0555 123 456"), ("old", "тел. +996555123456")),
            DigestWorld.Response("r2", "2026-11-22T11:00:00Z", ("place", "kant"), ("days", ""), ("comment", "")) with { Status = ResponseStatus.Incomplete, ReportCode = "482913" });

        var who = Pseudonym.Of(DigestWorld.Response("r", "2026-11-22T10:02:00Z").Respondent!.Value, store.ReportKey);
        Assert.Equal(
            "\ufeffstart,end,place,days,comment,old,_id,_uuid,_submission_time,_status,_channel,_language,_report_code,_respondent,_assisted,_index\r\n"
            + $"2026-11-22T16:00:00+06:00,2026-11-22T16:02:00+06:00,alay,12,Мой номер ***,тел. ***,0f8fad5bd9cb469fa16570867728950e,0f8fad5b-d9cb-469f-a165-70867728950e,2026-11-22T10:02:00Z,complete,sms,ru,,{who},false,1\r\n"
            + $"2026-11-22T16:58:00+06:00,2026-11-22T17:00:00+06:00,kant,,,,r2,r2,2026-11-22T11:00:00Z,incomplete,sms,ru,482913,{who},false,2\r\n",
            Csv(store, new ExportChore("responses", null, null, null, "csv")));
    }

    [Fact]
    public void Questions_named_like_our_own_columns_keep_a_column_of_their_own()
    {
        var survey = new Survey("s", new LocalText("s"), [new Question(QuestionType.Text, "start", Label.None), new Question(QuestionType.Integer, "_id", Label.None)]);
        var table = new ResponseTable(survey, [DigestWorld.Response("r", "2026-11-22T10:02:00Z", ("start", "a"), ("_id", "7"))], TimeZoneInfo.Utc, key: 7).All.Single();

        Assert.Equal("start end start_ _id_ _id _uuid", string.Join(' ', table.Columns.Take(6).Select(c => c.Name)));
        Assert.Equal("a 7 r r", string.Join(' ', table.Rows.Single()[2..6]));
    }

    [Fact]
    public void Reports_carry_level_and_provider_and_no_number()
    {
        using var store = new DigestStore().With(
            DigestWorld.Report(1, "2026-11-22T10:00:00Z", "water", "kant", urgent: true, text: "=cmd|' /C calc'!A, 0555123456") with { ResponseId = "r1" },
            DigestWorld.Report(2, "2026-11-22T11:00:00Z", null, null));

        Assert.Equal(
            "\ufeffcode,filed_at,status,service,service_level,provider,place,urgent,text,channel,response,_assisted,breach_term,standard_term,breach_fee,standard_fee,breach_document,breach_citation,seen_at,referred_at,answered_at,reopened_at,closed_at\r\n"
            + $"{DigestWorld.Report(1, "2026-11-22").Code},2026-11-22T10:00:00Z,new,water,enterprise,con,kant,true,\"'=cmd|' /C calc'!A, ***\",telegram,r1,false,,,,,,,,,,,\r\n"
            + $"{DigestWorld.Report(2, "2026-11-22").Code},2026-11-22T11:00:00Z,new,,,,,false,,telegram,,false,,,,,,,,,,,\r\n",
            Csv(store, new ExportChore("reports", null, null, null, "csv")));
    }

    [Fact]
    public void Reports_carry_what_was_not_kept_and_when_each_thing_was_done()
    {
        var filed = DateTimeOffset.Parse("2026-11-22T10:00:00Z", CultureInfo.InvariantCulture);
        ReportChange Change(ReportStatus status, int hours) => new(status, filed.AddHours(hours), Actor.Coordinator("osh"), "");
        using var store = new DigestStore().With(
            DigestWorld.Report(1, "2026-11-22T10:00:00Z", "water", "kant") with
            {
                Breaches = [new Breach(BreachKind.Fee, "510.5", "0", "Act 2"), new Breach(BreachKind.Term, "9", "3", "Act 1"), new Breach(BreachKind.Document, "a copy", "", "Act 1"), new Breach(BreachKind.Document, "", "", null)],
                Changes = [Change(ReportStatus.Seen, 1), Change(ReportStatus.Referred, 2), Change(ReportStatus.Answered, 3), Change(ReportStatus.NotFixed, 4), Change(ReportStatus.Reopened, 5), Change(ReportStatus.Answered, 6), Change(ReportStatus.Fixed, 7), Change(ReportStatus.Fixed, 8)],
            },
            DigestWorld.Report(2, "2026-11-22T11:00:00Z") with { Changes = [Change(ReportStatus.Closed, 1), Change(ReportStatus.Reopened, 2)] });

        var rows = Csv(store, new ExportChore("reports", null, null, null, "csv")).Split("\r\n");
        Assert.EndsWith(
            ",9,3,510.5,0,a copy; unnamed,Act 2; Act 1,2026-11-22T11:00:00Z,2026-11-22T12:00:00Z,2026-11-22T13:00:00Z,2026-11-22T15:00:00Z,2026-11-22T17:00:00Z",
            rows[1], StringComparison.Ordinal);
        Assert.EndsWith(",,,,,,,,,,2026-11-22T12:00:00Z,", rows[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Days_are_the_citizens_and_the_last_one_is_included()
    {
        using var store = new DigestStore().With(
            DigestWorld.Report(1, "2026-11-21T17:59:59Z"), DigestWorld.Report(2, "2026-11-21T18:00:00Z"), DigestWorld.Report(3, "2026-11-22T17:59:59Z"), DigestWorld.Report(4, "2026-11-22T18:00:00Z"));

        Assert.Equal(3, Csv(store, new ExportChore("reports", null, new DateOnly(2026, 11, 22), new DateOnly(2026, 11, 22), "csv")).Count(c => c == '\n'));
    }

    [Fact]
    public void An_Excel_sheet_holds_numbers_as_numbers_and_text_as_text()
    {
        using var store = new DigestStore().With(DigestWorld.Response("r1", "2026-11-22T10:02:00Z", ("place", "alay"), ("days", "12"), ("comment", "=1+2 <&> \u0001 ы")));
        using var file = Xlsx(store, new ExportChore("responses", null, null, null, "xlsx"));

        var row = (IDictionary<string, object>)file.Query(useHeaderRow: true).Single();
        Assert.Equal(12.0, row["days"]);
        Assert.Equal("=1+2 <&> \u0001 ы", row["comment"]);
        Assert.Equal("complete", row["_status"]);
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.DoesNotContain("<x:f>", sheet.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_export_has_its_columns()
    {
        using var store = new DigestStore();
        using var file = Xlsx(store, new ExportChore("responses", null, null, null, "xlsx"));

        var header = (IDictionary<string, object>)file.Query().Single();
        Assert.Equal("start,end,place,days,comment", string.Join(',', header.Values.Take(5)));
        Assert.Equal("\ufeffcode,", Csv(store, new ExportChore("reports", null, null, null, "csv"))[..6]);
    }

    [Theory]
    [InlineData("nowhere", null, null, "There is no survey 'nowhere'. There are: service-quality.")]
    [InlineData(null, "2026-11-23", "2026-11-22", "--from is after --to: give the first day and the last one.")]
    public void What_cannot_be_exported_is_said_in_a_sentence(string? survey, string? from, string? to, string sentence)
    {
        using var store = new DigestStore();
        Assert.Equal(sentence, Assert.Throws<CommandException>(() => Csv(store, new ExportChore("responses", survey, Day.Read("", from), Day.Read("", to), "csv"))).Message);
    }

    [Fact]
    public void The_responses_of_a_survey_whose_file_is_gone_can_still_be_had()
    {
        using var store = new DigestStore().With(DigestWorld.Response("r1", "2026-11-22T10:02:00Z", ("days", "12")) with { SurveyId = "old" });
        Assert.Contains(",12,r1,", Csv(store, new ExportChore("responses", "old", null, null, "csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Repeats_have_tables_of_their_own_and_choices_columns_of_theirs()
    {
        string[] main = ["home/rooms", "home/rooms/hall", "home/rooms/yard"];
        var tables = new ResponseTable(Household, Households, TimeZoneInfo.Utc, key: 7).All;

        Assert.Equal(["household", "home/person", "home/person/visit"], tables.Select(t => t.Name));
        Assert.Equal(main, tables[0].Columns.Skip(2).Take(3).Select(c => c.Name));
        Assert.Equal(["hall yard|1|1", "yard|0|1"], tables[0].Rows.Select(r => string.Join('|', r[2..5])));
        Assert.Equal(
            ["Aizada|1|household|1|r1", "Bakyt|2|household|1|r1", "Cholpon|3|household|2|r2"],
            tables[1].Rows.Select(r => string.Join('|', r[..5])));
        Assert.Equal(
            ["5|1|home/person|1|r1", "6|2|home/person|2|r1", "7|3|home/person|2|r1", "8|4|home/person|3|r2"],
            tables[2].Rows.Select(r => string.Join('|', r[..5])));
        Assert.Equal("home/person/visit/days,_index,_parent_table_name,_parent_index,_submission__id,_submission__uuid,_submission__submission_time", string.Join(',', tables[2].Columns.Select(c => c.Name)));
    }

    [Fact]
    public void Labels_take_the_place_of_names_in_the_language_asked_for()
    {
        var tables = new ResponseTable(Household, Households, TimeZoneInfo.Utc, key: 7, labels: "ru").All;

        Assert.Equal(["Дом/Комнаты?", "Дом/Комнаты?/Зал", "Дом/Комнаты?/Двор"], tables[0].Columns.Skip(2).Take(3).Select(c => c.Name));
        Assert.Equal(["Зал, Двор", "Двор"], tables[0].Rows.Select(r => r[2]));
        Assert.Equal("Дом/person/Имя?", tables[1].Columns[0].Name);
    }

    [Fact]
    public void A_workbook_has_a_sheet_a_repeat_and_a_csv_file_the_one_asked_for()
    {
        using var file = new MemoryStream();
        XlsxFile.Write(new ResponseTable(Household, Households, TimeZoneInfo.Utc, key: 7).All, file);
        file.Position = 0;

        Assert.Equal(["household", "home_person", "home_person_visit"], file.GetSheetNames());
        var second = file.Query(useHeaderRow: true, sheetName: "home_person").Cast<IDictionary<string, object>>().ToList();
        Assert.Equal("Bakyt", second[1]["home/person/name"]);
        Assert.Equal(1.0, second[1]["_parent_index"]);
        Assert.Equal(
            "--repeat: nothing repeats here.",
            Assert.Throws<CommandException>(() => Csv(new DigestStore(), new ExportChore("responses", null, null, null, "csv", Repeat: "person"))).Message);
    }

    static Survey Household
    {
        get
        {
            var home = new Group("home", new Label(new LocalText("Дом")));
            var person = new Group("person", Label.None) { Parent = home, Repeats = true };
            var visit = new Group("visit", Label.None) { Parent = person, Repeats = true };
            var rooms = new ChoiceList("rooms", [new Choice("hall", new LocalText("Зал")), new Choice("yard", new LocalText("Двор"))]);
            return new Survey("household", new LocalText("h"),
            [
                new Question(QuestionType.SelectMultiple, "rooms", new Label(new LocalText("Комнаты?"))) { Choices = rooms, Group = home },
                new Question(QuestionType.Text, "name", new Label(new LocalText("Имя?"))) { Group = person },
                new Question(QuestionType.Integer, "days", new Label(new LocalText("Дней?"))) { Group = visit },
            ]);
        }
    }

    [Fact]
    public void Messages_tell_when_they_came_how_far_and_by_what_and_neither_words_nor_numbers()
    {
        using var store = new DigestStore();
        var at = DigestWorld.At("2026-11-22T10:00:00Z");
        store.Sendings.AddRange(
        [
            new Trail(ChannelNames.Sms, DigestWorld.Gulnara, DeliveryState.Delivered)
            {
                Id = 7, By = new Carrier("android", "AndroidSms__1"), Segments = 2, Attempts = 3, QueuedAt = at, SentAt = at.AddSeconds(5), DeliveredAt = at.AddSeconds(9), Reason = "of a former try",
            },
            new Trail(ChannelNames.Sms, DigestWorld.Gulnara, DeliveryState.Failed)
            {
                Id = 8, By = new Carrier("kannel"), Segments = 1, Attempts = 1, QueuedAt = at, FailedAt = at.AddMinutes(1), Reason = "=NACK, 0555 123 456 is unknown",
            },
            new Trail(ChannelNames.Sms, null, DeliveryState.Sent) { SentAt = at.AddDays(1) },
        ]);

        var who = Pseudonym.Of(DigestWorld.Gulnara, store.ReportKey);
        Assert.Equal(
            "\ufeffid,respondent,channel,gateway,phone,segments,state,queued_at,sent_at,delivered_at,failed_at,attempts,reason\r\n"
            + $"7,{who},sms,android,AndroidSms__1,2,delivered,2026-11-22T10:00:00Z,2026-11-22T10:00:05Z,2026-11-22T10:00:09Z,,3,\r\n"
            + $"8,{who},sms,kannel,,1,failed,2026-11-22T10:00:00Z,,,2026-11-22T10:01:00Z,1,\"'=NACK, *** is unknown\"\r\n"
            + ",,sms,,,,sent,,2026-11-23T10:00:00Z,,,,\r\n",
            Csv(store, new ExportChore("messages", null, null, null, "csv")));
        Assert.Equal(3, Csv(store, new ExportChore("messages", null, new DateOnly(2026, 11, 22), new DateOnly(2026, 11, 22), "csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        using var xlsx = Xlsx(store, new ExportChore("messages", null, null, null, "xlsx"));
        var row = xlsx.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().ElementAt(1);
        Assert.Equal((8d, "=NACK, *** is unknown"), (row["id"], row["reason"]));
    }

    static Response[] Households =>
    [
        DigestWorld.Response("r1", "2026-11-22T10:02:00Z") with
        {
            Answers =
            [
                new Answer("rooms", "hall yard"), new Answer("name", "Aizada") { At = "1" }, new Answer("days", "5") { At = "1.1" },
                new Answer("name", "Bakyt") { At = "2" }, new Answer("days", "6") { At = "2.1" }, new Answer("days", "7") { At = "2.2" },
            ],
        },
        DigestWorld.Response("r2", "2026-11-22T11:02:00Z") with
        {
            Answers = [new Answer("rooms", "yard"), new Answer("name", "Cholpon") { At = "1" }, new Answer("days", "8") { At = "1.1" }],
        },
    ];

    static string Csv(DigestStore store, ExportChore chore)
    {
        using var output = new MemoryStream();
        chore.Run(Parts(store), output).GetAwaiter().GetResult();
        return Encoding.UTF8.GetString(output.ToArray());
    }

    static MemoryStream Xlsx(DigestStore store, ExportChore chore)
    {
        var output = new MemoryStream();
        chore.Run(Parts(store), output).GetAwaiter().GetResult();
        output.Position = 0;
        return output;
    }

    static ChoreParts Parts(DigestStore store) => new(store, () => DigestWorld.Content(DigestWorld.Coordinator()), TimeProvider.System, store.Write, Path.GetTempPath());
}
