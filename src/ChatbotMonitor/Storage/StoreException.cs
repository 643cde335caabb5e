namespace ChatbotMonitor.Storage;

/// <summary>Why the store cannot be used; the message is one clear sentence or two for the operator, with what to do.</summary>
public sealed class StoreException : Exception
{
    public StoreException() { }

    public StoreException(string message) : base(message) { }

    public StoreException(string message, Exception? innerException) : base(message, innerException) { }
}
