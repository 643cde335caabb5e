using System.Globalization;
using System.Security.Cryptography;
using ChatbotMonitor.Storage.Moving;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>A LiteDB file to be moved from, or to: that one has a name of its own (<c>….moving</c>) until all is there.</summary>
sealed class LiteDbContents : IContents
{
    // In the collection of the file's own numbers; each says how far a collection has come.
    const string Move = "moving";

    readonly string _path;
    readonly DatabaseFile _file;
    readonly LockFile? _held;

    LiteDbContents(string path, DatabaseFile file, LockFile? held) => (_path, _file, _held) = (path, file, held);

    /// <inheritdoc />
    public string Place => _path;

    /// <inheritdoc />
    public string Origin => Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(_file.Read(engine => engine.Find(Meta.Collection, Meta.Key)!["n"].AsInt64)))[..8]);

    /// <inheritdoc />
    public string? Begun => Mark("");

    /// <summary>Opens a store to be read; throws <see cref="StoreException"/> where there is none, or a worker has it open.</summary>
    public static LiteDbContents From(string path)
    {
        path = Path.GetFullPath(path);
        if (!File.Exists(path))
            throw new StoreException($"There is no store at {path}: set Storage__Path to the file that is to be moved.");
        var journal = new Journal(new Meta(), new ConversationShelf());
        var file = DatabaseFile.Open(path, Migrations.All, journal.Load);
        file.Write(engine =>
        {
            // Everything to its own place, where it is read.
            journal.Empty(engine);
            // A file that nothing was committed to has no numbers.
            return engine.Find(Meta.Collection, Meta.Numbers) is null ? engine.Insert(Meta.Collection, [new BsonDocument { ["_id"] = Meta.Numbers, ["reports"] = 0L, ["messages"] = 0L }], BsonAutoId.ObjectId) : 0;
        });
        return new LiteDbContents(path, file, held: null);
    }

    /// <summary>Opens a place to be written to; throws <see cref="StoreException"/> where a store is there already.</summary>
    public static LiteDbContents To(string path)
    {
        path = Path.GetFullPath(path);
        var held = LockFile.Take(path);
        try
        {
            if (File.Exists(path) || (File.Exists(FilePaths.Log(path)) && new FileInfo(FilePaths.Log(path)).Length > 0))
                throw new StoreException($"There is a store at {path} already: move it away, or set another Storage__Path to be moved to.");
            return new LiteDbContents(path, DatabaseFile.Open(FilePaths.Moving(path), Migrations.All, static _ => { }), held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public IEnumerable<Piece> Read(Collection collection, string? after)
    {
        var shelf = MovedShelves.All[collection];
        // Some kinds of documents hold hundreds of rows.
        var size = collection == Collection.Heard || collection == Collection.Counts ? 4 : Piece.Size;
        var (first, last) = after is null ? (0, BsonValue.MinValue) : Parse(after);
        for (var i = first; i < shelf.Collections.Length; i++)
        {
            while (_file.Read(engine => engine.After(shelf.Collections[i], last, size)) is { Count: > 0 } documents)
            {
                last = documents[^1]["_id"];
                yield return new Piece([.. documents.SelectMany(shelf.Read)], Position(i, last));
            }

            last = BsonValue.MinValue;
        }
    }

    /// <inheritdoc />
    public void Begin(string origin) => _file.Write(engine => Put(engine, "", origin));

    /// <inheritdoc />
    public string? Reached(Collection collection) => Mark(collection.Name);

    /// <inheritdoc />
    public void Write(Collection collection, Piece piece) => _file.Write(engine =>
    {
        if (piece.Rows.Count > 0)
            MovedShelves.All[collection].Write(engine, piece.Rows);
        return Put(engine, collection.Name, piece.Position);
    });

    /// <inheritdoc />
    public void Finish()
    {
        _file.Write(engine => engine.Delete(Meta.Collection, [Id(""), .. Collection.All.Select(c => Id(c.Name))]));
        _file.Dispose();
        var moving = FilePaths.Moving(_path);
        File.Move(moving, _path);
        File.Delete(moving + ".lock");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _file.Dispose();
        _held?.Dispose();
    }

    static BsonValue Id(string name) => $"{Move}:{name}";

    static int Put(ILiteEngine engine, string name, string value) => engine.Upsert(Meta.Collection, [new BsonDocument { ["_id"] = Id(name), ["at"] = value }], BsonAutoId.ObjectId);

    string? Mark(string name) => _file.Read(engine => engine.Find(Meta.Collection, Id(name)) is { } mark ? mark["at"].AsString : null);

    static string Position(int collection, BsonValue id) => string.Create(CultureInfo.InvariantCulture, $"{collection}{(id.IsString ? 't' : 'n')}{(id.IsString ? id.AsString : id.AsInt64)}");

    static (int Collection, BsonValue Id) Parse(string position) => (position[0] - '0', position[1] == 't' ? position[2..] : long.Parse(position.AsSpan(2), CultureInfo.InvariantCulture));
}
