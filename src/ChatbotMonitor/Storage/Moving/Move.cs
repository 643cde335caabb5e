namespace ChatbotMonitor.Storage.Moving;

/// <summary>Copies one store into another, empty one; broken off anywhere and begun again, it goes on where it was.</summary>
static class Move
{
    /// <summary>Moves whatever is not there yet; <paramref name="moved"/> is told of each collection that is.</summary>
    /// <exception cref="StoreException">The target holds something else.</exception>
    public static void Run(IContents from, IContents to, Action<Collection> moved)
    {
        if (to.Begun is not { } begun)
            to.Begin(from.Origin);
        else if (!string.Equals(begun, from.Origin, StringComparison.Ordinal))
            throw new StoreException($"{to.Place} holds the beginning of a move from another store: name that one to finish it, or give this move an empty place.");
        foreach (var collection in Collection.All)
        {
            var reached = to.Reached(collection);
            if (reached is Piece.End)
                continue;
            foreach (var piece in from.Read(collection, reached))
                to.Write(collection, piece);
            to.Write(collection, new Piece([], Piece.End));
            moved(collection);
        }
    }

    /// <summary>Counts and sums up both sides anew, as they are stored.</summary>
    public static IEnumerable<(Collection Collection, Checksum From, Checksum To)> Compare(IContents from, IContents to) =>
        Collection.All.Select(c => (c, Checksum.Of(from, c), Checksum.Of(to, c)));
}
