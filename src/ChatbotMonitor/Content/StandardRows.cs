using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The standards of a service: what its provider owes, and since when.</summary>
static class StandardRows
{
    const string DateMend = "write a date as 2024-01-31";

    public static IReadOnlyList<Standard> Read(Fields service, string? id, DateOnly today)
    {
        var standards = new List<Standard>();
        var starts = new Uniques("first day", StringComparer.Ordinal);
        foreach (var fields in service.Maps("standards", "a standard"))
        {
            if (fields.Node("valid_from") is null)
                fields.Missing("valid_from");
            var from = fields.Value("valid_from", Written.Date, DateMend);
            if (from is not null)
                starts.Claim(fields.Text("valid_from")!, fields.Faults);
            var standard = One(fields, from ?? DateOnly.MinValue);
            fields.Done();
            Remind(fields, standard, id);
            if (from is not null)
                standards.Add(standard);
        }

        if (standards.Count > 0 && standards.TrueForAll(s => s.ValidTo < today))
            service.Faults.Remind(service.SpotOf("standards"), "every standard here has ended", "add the one in force now, or remove `valid_to`");
        return standards;
    }

    static Standard One(Fields fields, DateOnly from)
    {
        var to = fields.Value("valid_to", Written.Date, DateMend);
        if (to < from)
            fields.Faults.Error(fields.SpotOf("valid_to"), "'valid_to' lies before 'valid_from'", "swap or correct the dates");
        return new Standard(from)
        {
            ValidTo = to,
            Days = fields.Value("days", Written.WholeNumber, "write working days as a whole number such as 10"),
            Fee = fields.Value("fee", Written.Amount, "write som as a number such as 500 or 12.50"),
            Documents = Documents(fields),
            Hours = fields.Text("hours")?.Value,
            Appeal = fields.Words("appeal"),
            Citation = fields.Text("citation")?.Value,
            Source = fields.Text("source")?.Value,
            AsOf = fields.Value("as_of", Written.Date, DateMend),
            Example = fields.Value("example", Written.YesOrNo, "write true or false") ?? false,
        };
    }

    static List<LocalText> Documents(Fields fields)
    {
        var documents = new List<LocalText>();
        switch (fields.Node("documents"))
        {
            case ListNode list:
                documents.AddRange(list.Items.Select(i => LocalWords.Read(i, "documents", fields.Faults)).OfType<LocalText>());
                break;
            case null:
                break;
            case var other:
                fields.Faults.Error(other.At, $"'documents' is {other.Kind}", "write a list: lines that begin with '- ', or [a, b]");
                break;
        }

        return documents;
    }

    static void Remind(Fields fields, Standard standard, string? id)
    {
        if (standard.Example)
            fields.Faults.Remind(fields.At, $"the standard of '{id}' is an example", "replace it by the official figures with `source` and `as_of`, or leave it out");
        else if (standard.Source is null)
            fields.Faults.Remind(fields.At, $"the standard of '{id}' has no source", "add `source` and `as_of`, or mark it `example: true`");
        else if (standard.AsOf is null)
            fields.Faults.Remind(fields.At, $"the source of the standard of '{id}' has no date", "add `as_of`");
    }
}
