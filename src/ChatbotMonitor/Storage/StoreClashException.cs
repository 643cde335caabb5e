namespace ChatbotMonitor.Storage;

/// <summary>Somebody else has changed what a batch was computed from: nothing was written, and the same computed anew from what is now there may be.</summary>
public sealed class StoreClashException : Exception
{
    public StoreClashException() { }

    public StoreClashException(string message) : base(message) { }

    public StoreClashException(string message, Exception? innerException) : base(message, innerException) { }
}
