using System.Xml.XPath;
using static ChatbotMonitor.Core.Surveys.XPathFunction;
using static ChatbotMonitor.Core.Surveys.XPathValues;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>Functions of choices, of the form itself, and of what lies beside it.</summary>
static class FormFunctions
{
    public static IReadOnlyDictionary<string, XPathFunction> ByName { get; } = new Dictionary<string, XPathFunction>(StringComparer.Ordinal)
    {
        ["selected"] = Boolean(2, 2, (_, a) => Parts(a[0]).Contains(Text(a[1]), StringComparer.Ordinal)),
        ["selected-at"] = String(2, 2, (_, a) => Number(a[1]) is >= 0 and < 1000 and var i ? Parts(a[0]).ElementAtOrDefault((int)i) ?? "" : ""),
        ["count-selected"] = Numeric(1, 1, (_, a) => Parts(a[0]).Length),
        ["jr:choice-name"] = String(2, 2, (v, a) => ChoiceName(v, Text(a[0]), Text(a[1]))),
        ["jr:itext"] = String(1, 1, (_, a) => Text(a[0])),
        ["if"] = Any(3, 3, (_, a) => True(a[0]) ? a[1] : a[2]),
        ["coalesce"] = Any(1, Many, (_, a) => a.FirstOrDefault(v => Text(v).Length > 0) ?? ""),
        ["once"] = Any(1, 1, (v, a) => Text(v.Self).Length > 0 ? v.Self : a[0]),
        ["checklist"] = Boolean(2, Many, (_, a) => a.Skip(2).Count(True) is var n && Within(n, a)),
        ["weighted-checklist"] = Boolean(2, Many, (_, a) => Within(a.Skip(2).Chunk(2).Where(p => p.Length == 2 && True(p[0])).Sum(p => Number(p[1])), a)),
        ["boolean-from-string"] = Boolean(1, 1, (_, a) => Text(a[0]) is "true" or "1"),
        ["uuid"] = String(0, 1, (v, a) => a.Length > 0 && Number(a[0]) is >= 1 and < 32 and var length ? v.NewId().Replace("-", "", StringComparison.Ordinal) is var id && id.Length > length ? id[..(int)length] : id : v.NewId()),
        ["random"] = Numeric(0, 0, (v, _) => v.Chance()),
        ["pulldata"] = String(4, 4, (v, a) => v.Table(TableName(Text(a[0])))?.Find(Text(a[1]), Text(a[2]), Text(a[3])) ?? ""),
        ["instance"] = new(1, 1, XPathResultType.NodeSet, (v, a) => new FormNodes(v.Instance(TableName(Text(a[0]))) is { } document ? [document] : [])),
        ["current"] = new(0, 0, XPathResultType.NodeSet, (v, _) => new FormNodes(v.Node is { } here ? [here] : [])),
        ["indexed-repeat"] = Any(3, 9, (v, a) => v.Indexed(Text(a[0]), [.. a.Skip(1).Chunk(2).Where(p => p.Length == 2).Select(p => (Text(p[0]), Turn(p[1])))])),
        ["position"] = Numeric(0, 1, (_, a) => a.Length > 0 && a[0] is XPathNodeIterator nodes && nodes.MoveNext() && FormNode.Of(nodes.Current) is { } node ? node.Position : 1).OfSets(),
        ["standard"] = Any(1, 1, (v, a) => v.Standard(Text(a[0]))),
    };

    // -1 is no bound.
    static bool Within(double n, object[] bounds) => n >= Number(bounds[0]) && (Number(bounds[1]) is var most && (most < 0 || n <= most));

    // pyxform's authors write jr:choice-name(${fruit}, '${fruit}').
    static string ChoiceName(IValues values, string value, string question) =>
        values.ChoiceLabel(XPathWords.Reference.Match(question) is { Success: true } quoted ? quoted.Groups["name"].Value : question, value);

    static string TableName(string name) => name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;

    static int Turn(object value) => Number(value) is >= 1 and <= int.MaxValue and var n ? (int)n : 0;
}
