namespace ChatbotMonitor.ContentFiles;

/// <summary>What the rows of one form share.</summary>
/// <param name="Names">Its questions and groups.</param>
/// <param name="Expressions">Reads its expressions.</param>
/// <param name="Lists">The lists of choices it can name.</param>
/// <param name="Tables">The tables beside it.</param>
/// <param name="Faults">Where its faults go.</param>
sealed record FormScope(SurveyNames Names, SurveyExpressions Expressions, ChoiceLists Lists, FormTables Tables, FileFaults Faults);
