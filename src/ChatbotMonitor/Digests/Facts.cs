using System.Diagnostics.CodeAnalysis;

namespace ChatbotMonitor.Digests;

/// <summary>What a template may name, with its values: texts, numbers, yes and no, lists, and further facts.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "They are facts, and a dictionary only to be written down in one expression.")]
sealed class Facts() : Dictionary<string, object>(StringComparer.Ordinal);
