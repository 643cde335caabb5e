using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Storage;

/// <summary>Whether an update that was set aside tells of somebody.</summary>
static class Naming
{
    /// <summary>Whether the id of <paramref name="address"/> stands in it as a number of its own: how each channel writes it is not known here, so one too many is found rather than one too few.</summary>
    public static bool Names(SetAside aside, Address address)
    {
        var id = address.Id.TrimStart('+');
        return Names(aside.Payload, id) || Names(aside.Why, id);
    }

    static bool Names(string text, string id)
    {
        for (var at = text.IndexOf(id, StringComparison.Ordinal); at >= 0; at = text.IndexOf(id, at + 1, StringComparison.Ordinal))
        {
            var end = at + id.Length;
            // %2B is a plus in the body of a form.
            var starts = at == 0 || !char.IsAsciiDigit(text[at - 1]) || text.AsSpan(0, at).EndsWith("%2B", StringComparison.OrdinalIgnoreCase);
            if (starts && (end == text.Length || !char.IsAsciiDigit(text[end])))
                return true;
        }

        return false;
    }
}
