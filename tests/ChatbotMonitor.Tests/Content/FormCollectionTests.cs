using System.Globalization;
using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

/// <summary>
/// Plays a folder of forms to their ends: the few in <c>Collection/</c>, or those of <c>FORM_COLLECTION=FOLDER ChatbotMonitor.Tests -class …FormCollectionTests</c>, which others wrote.
/// Beside the forms, <c>expected.tsv</c> holds what pyxform says: the file, <c>accept</c> or <c>refuse</c>, its words. The table is left in the folder named so as <c>verdicts.tsv</c>.
/// </summary>
public class FormCollectionTests
{
    [Fact]
    public void A_form_that_pyxform_accepts_is_played_to_its_end_and_a_refusal_names_its_place()
    {
        var named = Environment.GetEnvironmentVariable("FORM_COLLECTION") is { Length: > 0 } other ? other : null;
        var folder = named ?? Path.Combine(Repository.Tests, "Content", "Collection");
        var expected = File.ReadLines(Path.Combine(folder, "expected.tsv")).Select(l => l.Split('\t')).ToArray();
        var beside = Directory.GetFiles(folder).Where(f => Path.GetExtension(f) == ".csv" && !Array.Exists(expected, e => e[0] == Path.GetFileName(f))).Select(Entry).ToArray();
        var verdicts = expected.Select(e => Judge(folder, e, beside)).ToArray();
        var counts = verdicts.CountBy(v => v.Kind, StringComparer.Ordinal).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key}\t{c.Value}"));
        if (named is not null)
            File.WriteAllLines(Path.Combine(folder, "verdicts.tsv"), [.. counts, "", .. verdicts.OrderBy(v => v.Kind, StringComparer.Ordinal).Select(v => $"{v.Kind}\t{v.Name}\t{v.Words}\t{v.Ours}")]);
        Assert.All(verdicts, v => Assert.True(v.Kind is Verdict.BothAccept or Verdict.BothRefuse, $"{v.Name}: {v.Kind}: {v.Ours}"));
    }

    static (string Path, byte[] Bytes) Entry(string file) => ($"surveys/{Path.GetFileName(file)}", File.ReadAllBytes(file));

    static Verdict Judge(string folder, string[] row, IEnumerable<(string Path, byte[] Bytes)> beside)
    {
        var (name, accepts, words) = (row[0], row[1] == "accept", row.ElementAtOrDefault(2) ?? "");
        var reading = ContentFixture.Read([.. beside, Entry(Path.Combine(folder, name))]);
        var said = string.Join(" | ", reading.Faults.Where(f => !f.File.EndsWith(".csv", StringComparison.Ordinal)).Select(f => f.ToString().Replace("config/surveys/", "", StringComparison.Ordinal)));
        var errors = reading.Faults.Where(f => f.Severity == Severity.Error).ToArray();
        if (reading.Content is not { } content)
        {
            // A fault of the whole file has no row, and says which sheet is missing.
            return new Verdict(name, accepts ? Verdict.OnlyPyxform : errors.All(f => f.Sheet is not null || f.Mend.Length > 0) ? Verdict.BothRefuse : Verdict.NoPlace, words, said);
        }

        try
        {
            foreach (var survey in content.Surveys)
            {
                FormPlayer.Play(SampleContent.Content, survey, Medium.Chat);
                FormPlayer.Play(SampleContent.Content, survey, Medium.Sms);
            }
        }
        catch (Exception e)
        {
            return new Verdict(name, Verdict.Stuck, words, $"{e.Message.ReplaceLineEndings(" ")} | {said}");
        }

        return new Verdict(name, accepts ? Verdict.BothAccept : Verdict.OnlyOurs, words, said);
    }

    sealed record Verdict(string Name, string Kind, string Words, string Ours)
    {
        public const string BothAccept = "both accept";
        public const string BothRefuse = "both refuse";
        public const string NoPlace = "refused without a place";
        public const string OnlyOurs = "only ours accepts";
        public const string OnlyPyxform = "only pyxform accepts";
        public const string Stuck = "stuck while played";
    }
}
