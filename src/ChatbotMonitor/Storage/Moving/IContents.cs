namespace ChatbotMonitor.Storage.Moving;

/// <summary>Some rows of a collection, whole in themselves, and where their database goes on after them.</summary>
readonly record struct Piece(IReadOnlyList<object?[]> Rows, string Position)
{
    /// <summary>How many rows one is to have: what is in memory at a time.</summary>
    public const int Size = 1000;

    /// <summary>The position after the last.</summary>
    public const string End = "end";
}

/// <summary>All that a store holds, row by row, for a move from or to it; while it is open no worker runs on it.</summary>
interface IContents : IDisposable
{
    /// <summary>Where it lies, for a sentence.</summary>
    string Place { get; }

    /// <summary>What tells this store from every other.</summary>
    string Origin { get; }

    /// <summary>A collection from a position on (null: from its beginning), some rows at a time.</summary>
    IEnumerable<Piece> Read(Collection collection, string? after);

    /// <summary>The origin of what is being moved here; null where no move has begun.</summary>
    string? Begun { get; }

    /// <summary>Begins a move to here; throws <see cref="StoreException"/> where something lies here already.</summary>
    void Begin(string origin);

    /// <summary>The position up to which a collection has come here.</summary>
    string? Reached(Collection collection);

    /// <summary>Writes a piece and how far it reaches: both or neither.</summary>
    void Write(Collection collection, Piece piece);

    /// <summary>Lets workers run on what has come.</summary>
    void Finish();
}
