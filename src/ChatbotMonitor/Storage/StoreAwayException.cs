namespace ChatbotMonitor.Storage;

/// <summary>The database does not answer just now: whatever is tried meets the same.</summary>
public sealed class StoreAwayException : Exception
{
    public StoreAwayException() { }

    public StoreAwayException(string message) : base(message) { }

    public StoreAwayException(string message, Exception? innerException) : base(message, innerException) { }
}
