namespace ChatbotMonitor.ContentFiles;

/// <summary>A file of the content folder.</summary>
/// <param name="Path">Its path within the folder, with forward slashes.</param>
/// <param name="Shown">Its path as the operator would open it.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Read">Gives its bytes; throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where they cannot be had.</param>
sealed record SourceFile(string Path, string Shown, long Length, Func<byte[]> Read)
{
    /// <summary>The largest file that is read: 5 MiB.</summary>
    public const long MaxLength = 5 * 1024 * 1024;

    /// <summary>The folder of surveys.</summary>
    public const string Surveys = "surveys";

    /// <summary>The folder of lessons and their pictures.</summary>
    public const string Lessons = "lessons";

    /// <summary>The folder of rounds.</summary>
    public const string Rounds = "rounds";

    // Beside a form NAME.xlsx, as other tools lay them out.
    const string Media = "-media";

    /// <summary>The files under <paramref name="folder"/> that content is made of, in the order of their names.</summary>
    public static IReadOnlyList<SourceFile> In(string folder) =>
        new[] { "", Surveys, Lessons, "texts", Rounds }.Concat(MediaFolders(folder))
            .SelectMany(sub => Files(folder, sub))
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .ToArray();

    /// <summary>The files beside <paramref name="form"/>, itself too, as if they lay in the folder of surveys.</summary>
    public static IReadOnlyList<SourceFile> Beside(FileInfo form) =>
        [.. new[] { form.Directory! }.Concat(form.Directory!.EnumerateDirectories($"*{Media}"))
            .SelectMany(d => d.EnumerateFiles().Select(f => Of(f, d.FullName == form.Directory.FullName ? $"{Surveys}/{f.Name}" : $"{Surveys}/{d.Name}/{f.Name}")))];

    /// <summary>A path as the operator would write it from where the program was started.</summary>
    public static string Show(string path)
    {
        var relative = System.IO.Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? path : relative).Replace('\\', '/');
    }

    static IEnumerable<string> MediaFolders(string folder) =>
        new DirectoryInfo(System.IO.Path.Combine(folder, Surveys)) is { Exists: true } surveys
            ? surveys.EnumerateDirectories($"*{Media}").Select(d => $"{Surveys}/{d.Name}")
            : [];

    static IEnumerable<SourceFile> Files(string folder, string sub)
    {
        var directory = new DirectoryInfo(System.IO.Path.Combine(folder, sub));
        return directory.Exists
            ? directory.EnumerateFiles().Select(f => Of(f, sub.Length == 0 ? f.Name : $"{sub}/{f.Name}"))
            : [];
    }

    static SourceFile Of(FileInfo file, string path) => new(path, Show(file.FullName), file.Length, () => File.ReadAllBytes(file.FullName));
}
