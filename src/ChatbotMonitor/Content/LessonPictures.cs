namespace ChatbotMonitor.ContentFiles;

/// <summary>The pictures that lie beside the lessons: PNG or JPEG.</summary>
/// <param name="files">The files of the folder.</param>
sealed class LessonPictures(IReadOnlyList<SourceFile> files)
{
    // It is sent with the page to every reader, many of whom pay for each megabyte.
    const int Large = 300 * 1024;

    static readonly byte[] Png = [0x89, .. "PNG\r\n"u8], Jpeg = [0xFF, 0xD8, 0xFF];
    static readonly string[] Extensions = [".png", ".jpg", ".jpeg"];

    readonly HashSet<string> _shown = new(StringComparer.Ordinal);

    /// <summary>Those that no page has asked for.</summary>
    public IEnumerable<SourceFile> Unshown => files.Where(f => Extensions.Contains(Path.GetExtension(f.Path), StringComparer.OrdinalIgnoreCase) && !_shown.Contains(f.Path));

    /// <summary>The picture that <paramref name="name"/> names; empty and a fault where it cannot be shown.</summary>
    public ReadOnlyMemory<byte> Read(TextNode name, FileFaults faults)
    {
        var path = $"{SourceFile.Lessons}/{name.Value}";
        if (files.FirstOrDefault(f => f.Path == path) is not { } file)
        {
            faults.Error(name.At, $"there is no picture '{Fields.Short(name.Value)}' beside the lesson", Nearest.Mend(name.Value, [.. files.Select(f => Path.GetFileName(f.Path)).Where(f => Extensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase))], "the pictures there"));
            return default;
        }

        _shown.Add(path);
        if (file.Length > SourceFile.MaxLength)
        {
            faults.Error(name.At, $"the picture '{Fields.Short(name.Value)}' has {file.Length / 1024 / 1024} MiB, and {SourceFile.MaxLength / 1024 / 1024} are the most", "make it smaller");
            return default;
        }

        if (PlainText.Bytes(file, faults) is not { } bytes)
            return default;
        if (!bytes.AsSpan().StartsWith(Png) && !bytes.AsSpan().StartsWith(Jpeg))
        {
            faults.Error(name.At, $"'{Fields.Short(name.Value)}' is no PNG and no JPEG picture", "save it as one of the two");
            return default;
        }

        if (bytes.Length > Large)
            faults.Remind(name.At, $"the picture '{Fields.Short(name.Value)}' has {bytes.Length / 1024} KiB, and each reader pays for them", "make it smaller");
        return bytes;
    }
}
