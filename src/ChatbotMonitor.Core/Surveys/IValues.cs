using System.Xml.XPath;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>What an expression can see: the answers so far and the world it was told of.</summary>
public interface IValues
{
    /// <summary>The value of the question of that name, in the nearest turn where it repeats: text, or a number of days since 1970 for a date; empty text where there is none.</summary>
    object Value(string name);

    /// <summary>The value being checked (<c>.</c>), as <see cref="Value"/> gives it, or empty text.</summary>
    object Self { get; }

    /// <summary>The further columns of the choice being filtered, by which a choice filter calls them.</summary>
    IReadOnlyDictionary<string, string> Attributes { get; }

    /// <summary>Now, at the respondent's place.</summary>
    DateTimeOffset Now { get; }

    /// <summary>A field (<c>days</c>, <c>fee</c>) of the standard of the service chosen, empty where there is none.</summary>
    string Standard(string field);

    /// <summary>A unique id, the same each time it is asked for from the same place.</summary>
    string NewId();

    /// <summary>A number from 0 up to 1, the same each time it is asked for from the same place.</summary>
    double Chance() => 0;

    /// <summary>The value of the question of that name as it is stored.</summary>
    string Text(string name) => XPathValues.Text(Value(name));

    /// <summary>The type of the question of that name, or null where there is none.</summary>
    QuestionType? TypeOf(string name) => null;

    /// <summary>Where the expression stands in the filled form, or null where there is no document of it.</summary>
    XPathNavigator? Node => null;

    /// <summary>The nodes of a question or a group in the filled form; null where there is no document of it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="always">False to have them only where they may be several: a repeat's turns, or a question in a repeat that the expression does not stand in.</param>
    XPathNodeIterator? Nodes(string name, bool always) => null;

    /// <summary>The value of a question in a turn that is named by repeat and number, outermost first; empty where there is none.</summary>
    object Indexed(string name, IReadOnlyList<(string Repeat, int Turn)> turns) => "";

    /// <summary>How a choice of the question of that name is called; the value itself where there is no such choice.</summary>
    string ChoiceLabel(string question, string value) => value;

    /// <summary>The table of that name beside the form, or null.</summary>
    FormTable? Table(string name) => null;

    /// <summary>The document of a table or of a list of choices, or null where the form has none of that name.</summary>
    XPathNavigator? Instance(string name) => null;
}
