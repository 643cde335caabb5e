namespace ChatbotMonitor.Commands;

/// <summary>Why a command cannot do what it was asked; the message is a clear sentence for the operator.</summary>
public sealed class CommandException : Exception
{
    public CommandException() { }

    public CommandException(string message) : base(message) { }

    public CommandException(string message, Exception innerException) : base(message, innerException) { }
}
