using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Whether the parameters of a question fit the rest of the form: most mean nothing to a chat, and a slip in them would keep the form out of the other tools.</summary>
static class ParameterSense
{
    public static void Check(FormScope form, RowType? type, Parameters parameters, string appearance)
    {
        if (type is RowType.Plain { Type: QuestionType.Range })
            new RangeTicks(parameters, form.Lists, appearance).Check();
        if (parameters["reference-geometry"] is { } geometry && form.Lists.Find(geometry) is null && !form.Names.Has(geometry) && form.Tables.Find(geometry) is null)
            parameters.Fault($"there is no list, table or repeat '{Fields.Short(geometry)}' for reference-geometry", "name one, or remove it");
        if (type is RowType.Plain { Type: QuestionType.Image } && parameters["app"] is { } app && !app.Contains('.', StringComparison.Ordinal) && appearance is "" or "annotate")
            parameters.Fault($"'{Fields.Short(app)}' is no Android package", "write it as org.example.camera, or remove it");
        if (parameters.NumberOf("location-min-interval") is { } interval && parameters.NumberOf("location-max-age") is { } age && (interval < 0 || age < interval))
            parameters.Fault("location-min-interval is below 0, or location-max-age below it", "give them as whole seconds, the age the larger");
    }
}
