using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Brings what was written to a file onto its disk, and throws where the disk did not take it.</summary>
/// <remarks>
/// .NET's own ways (<see cref="RandomAccess.FlushToDisk"/>, <see cref="FileStream.Flush(bool)"/>) pass over an fsync that failed: in 10.0
/// a disk that answers "Input/output error" counts as written, as <c>strace -e inject=fsync:error=EIO</c> shows.
/// </remarks>
static class DiskSync
{
    const int Interrupted = 4;

    /// <summary>Waits until all of <paramref name="file"/> is on disk; throws <see cref="IOException"/> where it is not.</summary>
    public static void Flush(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
        {
            RandomAccess.FlushToDisk(file);
            return;
        }

        while (Sync(file) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Interrupted)
                throw new IOException($"The disk did not take what was written: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
    }

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Sync(SafeFileHandle file);
}
