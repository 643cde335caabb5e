using System.Buffers;
using System.Text;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Reads a file of any bytes as text in UTF-8, or into a fault.</summary>
static class PlainText
{
    static readonly SearchValues<char> Controls =
        SearchValues.Create(Enumerable.Range(0, 32).Append(127).Select(c => (char)c).Where(c => c is not ('\t' or '\n' or '\r')).ToArray());

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of <paramref name="file"/>, or null and a fault where it is too large or cannot be read.</summary>
    public static byte[]? Bytes(SourceFile file, FileFaults faults)
    {
        if (file.Length > SourceFile.MaxLength)
        {
            faults.Error(Spot.Start, $"the file has {file.Length / 1024 / 1024} MiB, and more than {SourceFile.MaxLength / 1024 / 1024} are not read", "divide it, or remove what does not belong there");
            return null;
        }

        try
        {
            return file.Read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Error(Spot.Start, $"the file cannot be read ({e.GetType().Name})", "check that it exists and that the program may read it");
            return null;
        }
    }

    /// <summary>The text of <paramref name="file"/>, or null and a fault.</summary>
    public static string? Read(SourceFile file, FileFaults faults) => Bytes(file, faults) is { } bytes ? Text(bytes, faults) : null;

    static string? Text(byte[] bytes, FileFaults faults)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            faults.Error(Spot.Start, "the file is saved as UTF-16", "save it as UTF-8");
            return null;
        }

        string text;
        try
        {
            text = Strict.GetString(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes);
        }
        catch (DecoderFallbackException e)
        {
            var good = bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length));
            faults.Error(SpotAfter(Encoding.UTF8.GetString(good)), "a letter that is not UTF-8", "save the file as UTF-8");
            return null;
        }

        var control = text.AsSpan().IndexOfAny(Controls);
        if (control < 0)
            return text;
        faults.Error(SpotAfter(text[..control]), "a character that is no text", "remove it, or save the file again as plain text");
        return null;
    }

    static Spot SpotAfter(string text)
    {
        var lineStart = text.LastIndexOf('\n') + 1;
        return new Spot(text.AsSpan().Count('\n') + 1, text.Length - lineStart + 1);
    }
}
