using System.Globalization;

namespace ChatbotMonitor.Tests;

/// <summary>A disk of a few megabytes, in memory, that can be filled to its last byte.</summary>
sealed class SmallDisk : IAsyncDisposable
{
    const int Chunk = 4096;

    readonly string _filler;

    SmallDisk(string folder) => (Folder, _filler) = (folder, Path.Combine(folder, "filler"));

    /// <summary>Where it is mounted.</summary>
    public string Folder { get; }

    /// <summary>Mounts one; skips the test where this user may not, and fails it on the build server.</summary>
    public static async Task<SmallDisk> Mount(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("small-disk-").FullName;
        var (code, said) = await Prerequisite.Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", folder);
        if (code != 0)
        {
            Directory.Delete(folder);
            Prerequisite.Missing($"the right to mount a small disk (run the tests as root): {said}");
        }

        return new SmallDisk(folder);
    }

    /// <summary>Takes what room is left.</summary>
    public void Fill()
    {
        using var filler = new FileStream(_filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                filler.Write(new byte[Chunk]);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Clear() => File.Delete(_filler);

    public async ValueTask DisposeAsync()
    {
        var (code, said) = await Prerequisite.Run("umount", Folder);
        Assert.True(code == 0, said);
        Directory.Delete(Folder);
    }
}
