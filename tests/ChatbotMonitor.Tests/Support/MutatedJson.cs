using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatbotMonitor.Tests;

/// <summary>A document with something in it that does not belong there: a value of another kind, a name that is no text, a part twice, bytes of no letter.</summary>
static class MutatedJson
{
    static readonly string[] Names = ["\\ud800", "\\u0000", "\\ud800\\ud800", "\\\"", "x"];

    /// <summary>One such document, made of <paramref name="sound"/>.</summary>
    public static byte[] Of(string sound, Random chance)
    {
        var document = JsonNode.Parse(sound)!;
        var marks = new List<string>();
        for (var n = chance.Next(1, 4); n > 0; n--)
            Change(document, chance, marks);
        var text = document.ToJsonString();
        for (var n = 0; n < marks.Count; n++)
            text = text.Replace(Mark(n), marks[n], StringComparison.Ordinal);
        if (chance.Next(3) == 0)
            text = Rename(text, chance);
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var n = chance.Next(4) == 0 ? chance.Next(1, 4) : 0; n > 0; n--)
            bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
        return chance.Next(20) == 0 ? bytes[..chance.Next(bytes.Length)] : bytes;
    }

    // What no document can hold is put in afterwards, in place of a mark.
    static void Change(JsonNode document, Random chance, List<string> marks)
    {
        var inner = Inner(document).ToList();
        if (inner.Count == 0)
            return;
        var node = inner[chance.Next(inner.Count)];
        if (chance.Next(4) == 0)
        {
            Remove(node);
            return;
        }

        var mark = Mark(marks.Count).Trim('"');
        marks.Add(chance.Next(4) == 0 ? inner[chance.Next(inner.Count)].ToJsonString() : MalformedBodies.Value(chance));
        node.ReplaceWith(mark);
    }

    static string Mark(int number) => string.Create(CultureInfo.InvariantCulture, $"\"@mark{number}@\"");

    static string Rename(string text, Random chance)
    {
        var at = text.IndexOf("\":", chance.Next(text.Length), StringComparison.Ordinal);
        return at < 0 ? text : text.Insert(at, Names[chance.Next(Names.Length)]);
    }

    static void Remove(JsonNode node)
    {
        if (node.Parent is JsonObject parent)
            parent.Remove(node.GetPropertyName());
        else if (node.Parent is JsonArray list)
            list.Remove(node);
    }

    static IEnumerable<JsonNode> Inner(JsonNode node) => node switch
    {
        JsonObject o => o.Where(p => p.Value is not null).SelectMany(p => Inner(p.Value!).Prepend(p.Value!)),
        JsonArray a => a.Where(v => v is not null).SelectMany(v => Inner(v!).Prepend(v!)),
        _ => [],
    };
}
