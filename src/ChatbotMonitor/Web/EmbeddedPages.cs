using System.Collections.Frozen;
using System.Reflection;

namespace ChatbotMonitor.Web;

/// <summary>The files under <c>Web/Pages</c>, which are part of the program.</summary>
static class EmbeddedPages
{
    const string Folder = "pages/";

    static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, byte[]> Files = Load();

    /// <summary>The file of that path (<c>simulator/index.html</c>), or 404.</summary>
    public static IResult Serve(string path) =>
        Files.TryGetValue(path, out var bytes) ? Results.Bytes(bytes, ContentTypes[Path.GetExtension(path)]) : Results.NotFound();

    /// <summary>The file of that path as text.</summary>
    public static string Text(string path) => System.Text.Encoding.UTF8.GetString(Files[path]);

    static FrozenDictionary<string, byte[]> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(n => n[Folder.Length..].Replace('\\', '/'), n => Read(assembly, n), StringComparer.Ordinal);
    }

    static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
