namespace ChatbotMonitor.Pipeline;

/// <summary>Makes today's digest come now, without waiting for its hour.</summary>
public interface IDigestNow
{
    /// <summary>Sends every coordinator's digest to each address that joined; completes when the messages are on disk, throws where they could not be stored.</summary>
    Task SendAll(CancellationToken cancel);
}
