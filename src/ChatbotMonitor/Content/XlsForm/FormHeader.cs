namespace ChatbotMonitor.ContentFiles;

/// <summary>The name of a sheet's column, understood.</summary>
/// <param name="Key">What the rules of surveys call it, or the name as written where they know none.</param>
/// <param name="Language">The language behind <c>::</c>, or null.</param>
/// <param name="IsKnown">Whether a rule reads it.</param>
readonly record struct FormHeader(string Key, string? Language, bool IsKnown)
{
    /// <summary>Columns whose texts may be in several languages.</summary>
    public static IReadOnlyList<string> InLanguages { get; } = ["label", "hint", "guidance_hint", "sms", "simple", "constraint_message", "required_message", "media"];

    /// <summary>Columns of the sheet <c>survey</c>, by every name they go by.</summary>
    public static IReadOnlyDictionary<string, string> Survey { get; } = Rows(
        ("type", ["command"]), ("name", ["tag", "value"]), ("label", ["caption"]), ("hint", []), ("guidance_hint", []), ("sms", []), ("sms_segments", []), ("simple", []),
        ("required", ["bind::required"]), ("required_message", ["requiredmsg", "jr:requiredmsg", "bind::jr:requiredmsg"]),
        ("relevant", ["relevance", "bind::relevant"]), ("constraint", ["bind::constraint"]),
        ("constraint_message", ["constraining_message", "jr:constraintmsg", "bind::jr:constraintmsg"]),
        ("calculation", ["calculate", "bind::calculate"]), ("default", []), ("choice_filter", []),
        ("appearance", ["control::appearance", "body::appearance"]), ("read_only", ["readonly", "bind::readonly"]), ("parameters", []),
        ("repeat_count", ["count", "jr:count", "control::jr:count", "body::jr:count"]), ("disabled", []), ("trigger", []), ("save_to", ["bind::entities:saveto"]),
        ("media", ["image", "big-image", "audio", "video", "media::image", "media::big-image", "media::audio", "media::video"]));

    /// <summary>Columns of the sheet <c>choices</c>; any other is there for choice filters.</summary>
    public static IReadOnlyDictionary<string, string> Choices { get; } = Rows(
        ("list_name", []), ("name", ["value"]), ("label", ["caption"]), ("alias", []), ("aliases", []),
        ("media", ["image", "big-image", "audio", "video", "media::image", "media::big-image", "media::audio", "media::video"]));

    /// <summary>Columns of the sheet <c>settings</c> that mean something here.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = Rows(
        ("form_title", ["title", "set_form_title"]), ("form_id", ["set_form_id"]), ("id_string", []), ("version", []), ("default_language", []), ("allow_choice_duplicates", []), ("name", []), ("public_key", []), ("omit_instanceid", []),
        ("start_telegram", []), ("start_sms", ["sms_keyword"]), ("audience", []), ("remind_after", []), ("expire_after", []), ("many_at_once", []), ("sms_segments", []),
        ("report_when", []), ("report_urgent", []), ("report_service", []), ("report_place", []), ("report_text", []),
        ("report_visited", []), ("report_applied", []), ("report_received", []), ("report_days", []), ("report_fee", []), ("report_documents", []));

    /// <summary>Columns of the sheet <c>entities</c>.</summary>
    public static IReadOnlyDictionary<string, string> Entities { get; } = Rows(("list_name", ["dataset"]), ("label", []), ("entity_id", []), ("create_if", []), ("update_if", []), ("repeat", []));

    // What pyxform reads from these sheets and a chat has no use for: no slip of the pen, and nothing to speak of.
    static readonly string[] Idle =
    [
        "instance_name", "style", "submission_url", "auto_send", "auto_delete", "clean_text_values", "namespaces", "prefix", "delimiter", "flat", "client_editable", "instance_xmlns", "sms_separator", "sms_allow_media", "sms_date_format",
        "sms_datetime_format", "sms_field", "sms_option", "sms_response", "compact_tag", "intent", "autoplay", "rows", "noapperrorstring", "no_app_error_string", "list_name", "id", "note", "notes", "comment", "comments", "order", "hxl", "$autoname", "$kuid",
    ];

    /// <summary>Understands <paramref name="header"/> by the names of <paramref name="known"/>.</summary>
    public static FormHeader Read(string header, IReadOnlyDictionary<string, string> known)
    {
        if (known.TryGetValue(Snake(header), out var whole))
            return new FormHeader(whole, null, true);
        // One colon divides as two do, but for the names that have one of their own (jr:count).
        var parts = (header.Contains("::", StringComparison.Ordinal) ? header.Split("::") : header.Replace("jr:", "jr\n", StringComparison.OrdinalIgnoreCase).Split(':').Select(p => p.Replace('\n', ':'))).Select(p => p.Trim()).ToArray();
        for (var n = Math.Min(2, parts.Length); n > 0; n--)
        {
            if (known.TryGetValue(string.Join("::", parts.Take(n).Select(Snake)), out var key))
                return new FormHeader(key, InLanguages.Contains(key, StringComparer.Ordinal) && parts.Length > n && parts[n].Length > 0 ? parts[n] : null, true);
        }

        return new FormHeader(header, null, false);
    }

    /// <summary>The column that the author of <paramref name="header"/>, which no rule reads, probably meant; null where none is near.</summary>
    public static string? Meant(string header, IReadOnlyDictionary<string, string> known)
    {
        var first = Snake(header.Split(':')[0]);
        return Idle.Contains(first, StringComparer.Ordinal) || header.Contains("::", StringComparison.Ordinal) && first is "bind" or "control" or "body" or "instance" or "attribute" ? null
            : Nearest.Of(first, known.Values.Distinct(StringComparer.Ordinal).Where(k => k.Length > 3));
    }

    static string Snake(string text) => string.Join('_', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    static Dictionary<string, string> Rows(params ReadOnlySpan<(string Key, string[] Others)> rows)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, others) in rows)
        {
            keys.Add(key, key);
            foreach (var other in others)
                keys.Add(other, key);
        }

        return keys;
    }
}
