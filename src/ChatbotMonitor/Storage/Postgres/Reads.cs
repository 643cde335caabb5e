using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>A conversation and the version it was read in; both empty before the first word.</summary>
sealed record Versioned(long? Version, Conversation? Conversation);

/// <summary>What one thread has read since it prepared; whatever a commit writes of it must still be so. The first reading counts.</summary>
sealed class Reads
{
    readonly Dictionary<(string Table, string Key), string?> _rows = [];
    readonly HashSet<string> _whole = new(StringComparer.Ordinal);

    /// <summary>Conversations.</summary>
    public Dictionary<Address, Versioned> Conversations { get; } = [];

    /// <summary>Whether messages were heard.</summary>
    public Dictionary<string, bool> Heard { get; } = new(StringComparer.Ordinal);

    /// <summary>The versions of reports, by code.</summary>
    public Dictionary<string, long> Reports { get; } = new(StringComparer.Ordinal);

    /// <summary>Groups, monitors and coordinators.</summary>
    public People? People { get; set; }

    /// <summary>Notes what stands under a key, or (null) that nothing does.</summary>
    public void Note(string table, string key, string? text) => _rows.TryAdd((table, key), text);

    /// <summary>Notes that all of it was read: what is not noted is not there.</summary>
    public void NoteWhole(string table) => _whole.Add(table);

    /// <summary>What stood under that key; false where nobody has asked.</summary>
    public bool Asked(string table, string key, out string? text) => _rows.TryGetValue((table, key), out text) || _whole.Contains(table);
}
