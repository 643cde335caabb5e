using System.Globalization;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Scorecards;
using Document = ChatbotMonitor.Scorecards.Document;

namespace ChatbotMonitor.Tests;

/// <summary>Who has all that is published of a round (every report, the pages of the hearing, the open data) tries to find fewer than five, in whatever they are counted.</summary>
public sealed class PublishedCountsTests : IClassFixture<PublishedCountsTests.Published>
{
    // What the questions that indicators look at are called, by their ids.
    static readonly (string Indicator, string Question)[] Asked = [("time", "time"), ("courtesy", "courtesy"), ("outcome", "outcome"), ("not_paid", "paid"), ("overall", "overall")];

    readonly Findings _findings;
    readonly Words _words;
    readonly IReadOnlyList<(Scope Scope, Document Document)> _reports;
    readonly Dictionary<(string Service, string Place), Response[]> _cells;

    public PublishedCountsTests(Published published)
    {
        _findings = published.Findings;
        _words = new Words(_findings, "en");
        _reports = published.Reports;
        _cells = _findings.Counted.Where(r => r.Fieldwork!.Kind == FieldworkKind.Interview).GroupBy(r => (r.Fieldwork!.Service, r.Fieldwork.Place)).ToDictionary(g => g.Key, g => g.ToArray());
    }

    [Fact]
    public void Every_format_holds_the_same_tables()
    {
        var (_, document) = _reports[0];
        var tables = PublishedTables.Of(document);
        Assert.True(tables.Count > 12, $"{tables.Count} tables");
        Same(tables, PublishedTables.OfHtml(HtmlFile.Write(document)));
        Same(tables, PublishedTables.OfDocx(DocxFile.Write(document)));
        Assert.Equal(tables.SelectMany(t => t.Rows.Select(Line)), PublishedTables.OfXlsx(SheetFile.Write(document, _words), isExample: true).SelectMany(t => t.Select(Line)));

        static void Same(IReadOnlyList<(string Name, string[][] Rows)> one, IReadOnlyList<(string Name, string[][] Rows)> other) => Assert.Equal(one.SelectMany(t => t.Rows.Select(Line).Prepend(t.Name)), other.SelectMany(t => t.Rows.Select(Line).Prepend(t.Name)));
        static string Line(string[] row) => string.Join(" | ", row).TrimEnd();
    }

    [Fact]
    public void Nobody_finds_how_few_were_asked_in_a_cell_or_how_few_of_a_cell_left_a_question_out()
    {
        Assert.True(_cells.Values.Count(c => c.Length < 5) >= 4);
        var attacker = new Attacker();
        foreach (var (_, document) in _reports)
        {
            foreach (var row in Rows(document, TextKeys.CardCoverage))
                attacker.Learn(_cells.Keys.Where(c => _words.Service(c.Service) == row[0] && _words.Place(c.Place) == row[1]), Number(row[4]));
            foreach (var (indicator, question) in Asked)
            {
                var name = _words.Subject(ScoreSubject.Of(indicator));
                foreach (var row in Rows(document, TextKeys.CardAllScores).Where(r => r[1] == name))
                    attacker.Learn(Named(row[0]), Number(row[5]), Named(row[0]).Select(c => (question + c.Service, c.Place)));
            }
        }

        var rows = _findings.Microdata.Interviews.Rows;
        attacker.Learn(_cells.Keys, rows.Count);
        var counted = rows.CountBy(r => (r[0], r[1])).ToDictionary();
        foreach (var ((service, place), count) in counted.Where(c => c.Key.Item1.Length > 0))
            attacker.Learn(place.Length > 0 ? [(service, place)] : _cells.Keys.Where(c => c.Service == service && !counted.ContainsKey((service, c.Place))), count);
        Assert.Equal(6, _cells.Sum(c => Asked.Count(a => c.Value.Any(r => r.Answers.All(x => x.Name != a.Question)))));
        foreach (var (cell, asked) in _cells)
        {
            NotFound(attacker, cell, asked.Length, $"asked in {cell}");
            foreach (var (_, question) in Asked)
                NotFound(attacker, (question + cell.Service, cell.Place), asked.Count(r => !r.Answers.Any(a => a.Name == question)), $"leaving out {question} in {cell}");
        }
    }

    [Fact]
    public void Nobody_finds_how_few_complain_or_are_answered_or_are_mended()
    {
        // The attacker even knows of how many a share is, which is published nowhere.
        var rates = _findings.Complaints.ToDictionary(c => c.Scope);
        var attackers = new[] { new Attacker(), new Attacker(), new Attacker() };
        foreach (var row in _reports.SelectMany(r => Rows(r.Document, TextKeys.CardComplaints).Select(row => row)))
        {
            attackers[0].Learn(Named(row[0]), Number(row[1]));
            if (Number(row[2]) is { } percent)
            {
                var of = rates.Values.First(r => _words.Of(r.Scope) == row[0] && r.Fixed?.Percent == percent).Fixed!.Value;
                attackers[1].Learn(Named(row[0]), of.Fixed);
                attackers[2].Learn(Named(row[0]), of.Answered - of.Fixed);
            }
        }

        foreach (var (cell, all, answered, mended) in PlantedRound.ComplaintsByCell)
        {
            NotFound(attackers[0], cell, all, $"complaints of {cell}");
            NotFound(attackers[1], cell, mended, $"mended of {cell}");
            NotFound(attackers[2], cell, answered - mended, $"not mended of {cell}");
        }

        Assert.Contains(_reports.SelectMany(r => Rows(r.Document, TextKeys.CardComplaints)), r => Number(r[2]) is not null);
        foreach (var row in _reports.SelectMany(r => Rows(r.Document, TextKeys.CardBreachTable)))
            Assert.True(Number(row[2]) is null or 0 or >= 5, string.Join(' ', row));
        Assert.Contains(Rows(_reports[0].Document, TextKeys.CardBreachTable), r => Number(r[2]) is null);
    }

    [Fact]
    public void Nobody_finds_how_few_gave_an_answer_in_the_tables_and_the_rows_together()
    {
        var data = _findings.Microdata.Interviews;
        foreach (var counts in _findings.Answers[FieldworkKind.Interview])
        {
            var question = counts.Question;
            var attacker = new Attacker();
            (string, string)[] choices = [.. counts.Choices.Select(c => (question.Name, c.Choice.Name))];
            var left = (question.Name, "");
            attacker.Learn([.. choices, left], _findings.Scores.Interviews.Shown(ScoreScope.Whole));
            foreach (var (row, choice) in Rows(_reports[0].Document, TextKeys.CardInterviewAnswers).Where(r => r[0] == question.Label.In("en", static n => n)).Zip(choices))
            {
                attacker.Learn([choice], Number(row[2]));
                attacker.Learn(choices, Number(row[3]));
            }

            if (Asked.FirstOrDefault(a => a.Question == question.Name).Indicator is { } indicator)
                attacker.Learn(choices, Number(Rows(_reports[0].Document, TextKeys.CardAllScores).First(r => r[0] == _words.Say(TextKeys.CardWhole) && r[1] == _words.Subject(ScoreSubject.Of(indicator)))[5]));
            var at = data.Keys.Count + data.Questions.ToList().FindIndex(q => q.Name == question.Name);
            var shown = data.Rows.CountBy(r => r[at]).ToDictionary();
            // Whoever is not blank is shown; where nothing was left out, the blank ones are those who did not answer.
            if (!data.LeftOut.Contains(question.Name))
            {
                foreach (var choice in choices)
                    attacker.Learn([choice], shown.GetValueOrDefault(choice.Item2));
            }
            else
            {
                attacker.Learn([.. choices.Where(c => counts.Choices.First(x => x.Choice.Name == c.Item2).Count is null), left], shown.GetValueOrDefault("") + choices.Where(c => counts.Choices.First(x => x.Choice.Name == c.Item2).Count is null).Sum(c => shown.GetValueOrDefault(c.Item2)));
                Assert.All(counts.Choices.Where(c => c.Count is null), c => Assert.True(shown.GetValueOrDefault(c.Choice.Name) is 0 or >= 5, $"{question.Name} {c.Choice.Name}"));
                Assert.True(shown.GetValueOrDefault("") % 10 == 0 && shown[""] > 0, $"{question.Name}: {shown.GetValueOrDefault("")} blank");
            }

            var all = _findings.Counted.Where(r => r.Fieldwork!.Kind == FieldworkKind.Interview).ToArray();
            foreach (var choice in choices)
                NotFound(attacker, choice, all.Count(r => r.Answers.Any(a => a.Name == question.Name && a.Value == choice.Item2)), $"{choice}");
            NotFound(attacker, left, all.Count(r => !r.Answers.Any(a => a.Name == question.Name)), $"leaving out {question.Name}");
        }

        Assert.Contains("paid", data.LeftOut);
        Assert.Contains("paid", string.Join(' ', MicrodataTables.Said(_findings.Microdata)), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_finds_how_few_were_doubtful_or_decided_on_and_the_reasons_name_nobody()
    {
        var flagged = _findings.Counted;
        Assert.NotEmpty(flagged);
        foreach (var (_, document) in _reports)
        {
            foreach (var row in Rows(document, TextKeys.CardFlagTable))
                Assert.All(row.Skip(1), n => Assert.True(n == Words.Hidden || Number(n) is 0 or >= 5, string.Join(' ', row)));
            Assert.All(Rows(document, TextKeys.CardReasonTable), r => Assert.True(r[2] == Words.Hidden || Number(r[2]) >= 5, string.Join(' ', r)));
        }

        var reasons = Rows(_reports[0].Document, TextKeys.CardReasonTable);
        Assert.Equal(["entered by hand in the evening", "nine seconds", "spoke with Айгулю, tel. ***", "Телефондун сааты туура эмес болгон"], reasons.Select(r => r[1]).Order(StringComparer.Ordinal));
        Assert.Contains(reasons, r => Number(r[2]) is null);
        // Each reason stands beside one of few, which the sum would tell; the sums themselves are shown.
        Assert.Contains(Rows(_reports[0].Document, TextKeys.CardFlagTable), r => r.Skip(1).Take(3).All(n => Number(n) is >= 5));
    }

    [Fact]
    public void The_pages_of_the_hearing_and_the_draft_say_no_number_that_the_tables_hide()
    {
        var draft = Conclusions.Of(_findings, "en");
        Assert.Contains("On some doubtful responses nobody has decided", draft.Text, StringComparison.Ordinal);
        var pack = HearingPack.Of(_findings, new Scope(null, null), draft, "en", null);
        var said = pack.Blocks.OfType<Block.Paragraph>().Select(p => p.Words).ToArray();
        foreach (var provider in new Scope(null, null).Providers(_findings))
            Assert.Contains(_findings.Scores.Find(ScoreSubject.Total, ScoreScope.OfProvider(provider))?.Shown is { } shown ? _words.Headline(shown) : _words.Say(TextKeys.ScoreHidden), said);
    }

    [Fact]
    public void Nobody_stands_alone_in_the_rows_that_are_given_away()
    {
        var data = _findings.Microdata.Interviews;
        string[] keys = ["service", "place", "sex", "age"];
        Assert.Equal(keys, data.Keys);
        for (var known = 1; known <= keys.Length; known++)
            Assert.All(data.Rows.CountBy(r => string.Join('|', r[..known])), g => Assert.True(g.Value >= 5, $"{g.Value} rows of {g.Key}"));
        Assert.Contains("place: ", string.Join(' ', data.Suppressed), StringComparison.Ordinal);
        Assert.All(MicrodataTables.Said(_findings.Microdata).Take(1), s => Assert.Contains("Left blank for that", s, StringComparison.Ordinal));
        // What is said to be blank is what is blank, so that nobody takes off one from the other.
        Assert.All(data.Suppressed, s => Assert.Contains(keys, k => s == $"{k}: {data.CountOf(k, "")} of {data.Count}"));
        // Nothing in words, nothing of when or where exactly.
        Assert.DoesNotContain(data.Questions, q => q.Type is QuestionType.Text or QuestionType.Geopoint);
    }

    [Fact]
    public void The_quota_table_is_counted_from_the_rows_that_are_given_away()
    {
        var women = _findings.Microdata.Interviews.Rows.Count(r => r[2] == "female");
        Assert.Contains(Rows(_reports[0].Document, TextKeys.CardQuotas), r => r[1] == "Woman" && r[4] == women.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void What_scores_count_and_what_is_given_away_are_the_same_responses()
    {
        Assert.Equal(_findings.Scores.Responses.Counted, _findings.Counted.Count);
        Assert.Equal(_findings.Counted.Count, _findings.Microdata.Interviews.Count + _findings.Microdata.Visits.Count);
        Assert.True(_findings.Scores.Responses.SetAside > 0);
    }

    static void NotFound(Attacker attacker, (string, string) key, int count, string what)
    {
        if (Suppression.IsSafe(count))
            return;
        var (low, high) = attacker.Range(key);
        Assert.True(low < high && high >= 5, $"{what}: {count}, and known to be {low} to {high}.");
    }

    // The cells that a line of a table is about.
    (string Service, string Place)[] Named(string about) => [.. _cells.Keys.Where(c => about == _words.Say(TextKeys.CardWhole) || about == _words.Service(c.Service) || about == _words.Place(c.Place)
        || about == $"{_words.Service(c.Service)}, {_words.Place(c.Place)}" || about == _words.Provider(_findings.Content.Register.Service(c.Service)!.ProviderId))];

    IReadOnlyList<string[]> Rows(Document document, string key) => [.. PublishedTables.Of(document).Where(t => t.Name == _words.Say(key)).SelectMany(t => t.Rows)];

    static int? Number(string shown) => int.TryParse(shown, CultureInfo.InvariantCulture, out var n) ? n : null;

    /// <summary>All reports there can be, of each provider and place and of both.</summary>
    public sealed class Published : IDisposable
    {
        readonly string _folder = Directory.CreateTempSubdirectory("planted").FullName;

        public Published()
        {
            Findings = PlantedRound.Findings(_folder);
            var all = new Scope(null, null);
            string?[] providers = [null, .. all.Providers(Findings)], places = [null, .. all.Places(Findings)];
            var draft = Conclusions.Of(Findings, "en");
            Reports = [.. providers.SelectMany(p => places.Select(l => new Scope(p, l))).Select(s => (s, Scorecard.Of(Findings, s, draft, "en")))];
        }

        internal Findings Findings { get; }

        internal IReadOnlyList<(Scope Scope, Document Document)> Reports { get; }

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
