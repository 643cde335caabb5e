namespace ChatbotMonitor.Channels;

/// <summary>The body of a webhook, as its bytes.</summary>
static class WebhookBody
{
    /// <summary>Reads it, or gives null where it weighs more than <paramref name="largest"/> bytes.</summary>
    public static async Task<byte[]?> Read(HttpRequest request, int largest, CancellationToken aborted)
    {
        if (request.ContentLength > largest)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[8 * 1024];
        while (await request.Body.ReadAsync(buffer, aborted) is var read and > 0)
        {
            if (body.Length + read > largest)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
