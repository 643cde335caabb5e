using System.Text.Json;

namespace ChatbotMonitor.Benchmarks;

/// <summary>Prints a result as one line of JSON.</summary>
static class Figure
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes <paramref name="figure"/> to the console.</summary>
    public static void Print(object figure) => Console.WriteLine(JsonSerializer.Serialize(figure, figure.GetType(), Plain));

    /// <summary>So many digits behind the point as anybody reads.</summary>
    public static double Of(double value) => Math.Round(value, value < 10 ? 2 : 0);

    /// <summary>A size in MiB.</summary>
    public static double Mib(long bytes) => Of(bytes / 1048576.0);
}
