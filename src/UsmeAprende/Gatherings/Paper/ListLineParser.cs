using System.Text.RegularExpressions;
using UsmeAprende.Documents.Tables;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Places;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>Parses a line of a list: each value separately, and each fault with its column (R10, R16).</summary>
/// <param name="columns">The columns of the list.</param>
/// <param name="presence">The columns that decide who came.</param>
/// <param name="places">Folded names of the known places. Another place is kept as written, with a notice.</param>
/// <param name="year">The current year, to recognise minors.</param>
internal sealed partial class ListLineParser(PeopleColumns columns, PresenceColumns presence, IReadOnlySet<string> places, int year)
{
    private const int Oldest = 120;

    public ParsedLine Parse(TableRow row)
    {
        var line = new LineReading(row);
        if (row.Stray.Length > 0)
            line.Fault(null, "Tiene más valores que títulos: sobra un separador dentro de un valor. Póngalo entre comillas o quítelo.");
        var came = presence.Came(row);
        if (came is null)
            line.Fault(
                presence.Columns[0],
                presence.Columns.Count > 1
                    ? "Esta columna y otra no dicen lo mismo de si la persona vino. Escriba SÍ o NO en una sola."
                    : "No sabemos si quiere decir que la persona vino. Escriba SÍ o NO."
            );
        var code = Code(line);
        if (code is not null && IsOnlyACode(row))
            return new ParsedLine
            {
                Line = row.Line,
                Code = code,
                IsAbsent = came == false,
                Problems = line.Problems,
            };

        var document = Document(line);
        var given = Name(line, columns.GivenNames);
        var surnames = Surnames(line);
        var profile = new PersonProfile
        {
            GivenNames = given,
            Surnames = surnames,
            Document = document,
            Phone = Phone(line),
            Email = Email(line),
            Place = Place(line),
            BirthYear = BirthYear(line),
            Guardian = line.Has(columns.Guardian) ? Name(line, columns.Guardian) : null,
        };
        return new ParsedLine
        {
            Line = row.Line,
            Code = code,
            IsAbsent = came == false,
            Profile = line.IsFaulty ? null : profile,
            DocumentColumn = $"{columns.Document}",
            Problems = line.Problems,
        };
    }

    /// <summary>
    /// The fault of a minor without an adult. Called after the other lines are known, since another line may show that the person is 18 by
    /// now.
    /// </summary>
    public LineProblem? FindGuardianFault(ParsedLine line) =>
        line.Profile is { Guardian: null } profile && profile.NeedsGuardian(year)
            ? new LineProblem(
                $"{columns.Type ?? columns.Document}",
                "Es menor de edad. Escriba quién responde por la persona en una columna «acudiente», o regístrela una por una.",
                IsFault: true
            )
            : null;

    private bool IsOnlyACode(TableRow row) =>
        new[] { columns.GivenNames, columns.Surnames, columns.Document }.All(c => c is null || NoValue.Is(row.Values[c.At]));

    private int? Code(LineReading line)
    {
        if (!line.Has(columns.Code))
            return null;
        if (TypedNumber.TryParse(line.Text(columns.Code), out var code))
            return code;
        line.Fault(columns.Code, "El código de la fila es un número.");
        return null;
    }

    private DocumentNumber? Document(LineReading line)
    {
        var typed = line.Has(columns.Type) ? line.Text(columns.Type) : "";
        if (!line.Has(columns.Document))
        {
            if (typed.Length > 0)
                line.Fault(columns.Document ?? columns.Type, "Falta el número del documento. Si no lo dio, deje vacío también el tipo.");
            return null;
        }
        var type = IdentityDocumentType.CC;
        if (typed.Length == 0)
            line.Notice(columns.Type ?? columns.Document, "Sin tipo de documento: se toma como cédula de ciudadanía (CC).");
        else if (DocumentTypeWords.Find(typed) is { } found)
            type = found;
        else
        {
            line.Fault(columns.Type, "No conocemos ese tipo de documento. Escriba CC, TI, CE, PPT o PAS.");
            return null;
        }
        if (DocumentNumber.TryParse(type, line.Text(columns.Document), out var document, out var problem))
            return document;
        line.Fault(columns.Document, problem);
        return null;
    }

    private static PersonName Name(LineReading line, TableColumn? column)
    {
        if (!PersonName.TryParse(line.Text(column), out var name, out var problem))
            line.Fault(column, problem);
        return name;
    }

    // A person without surnames must say so explicitly (R10); a dot may mean that the name was not legible.
    private PersonName Surnames(LineReading line)
    {
        var text = line.Text(columns.Surnames);
        if (text.Trim('.').Length > 0)
            return SurnamesInput.MeansNone(text) ? PersonName.None : Name(line, columns.Surnames);
        line.Fault(columns.Surnames, "Faltan los apellidos. Si la persona no tiene, escriba «-» o «no tiene».");
        return PersonName.None;
    }

    private PhoneNumber? Phone(LineReading line)
    {
        if (!line.Has(columns.Phone))
            return null;
        if (PhoneNumber.TryParse(line.Text(columns.Phone), out var phone, out var problem))
            return phone;
        line.Fault(columns.Phone, problem);
        return null;
    }

    private PersonEmailAddress? Email(LineReading line)
    {
        if (!line.Has(columns.Email))
            return null;
        if (PersonEmailAddress.TryParse(line.Text(columns.Email), out var email, out var problem))
            return email;
        line.Fault(columns.Email, problem);
        return null;
    }

    private PlaceName? Place(LineReading line)
    {
        if (!line.Has(columns.Place))
            return null;
        if (!PlaceName.TryParse(line.Text(columns.Place), out var place, out var problem))
        {
            line.Fault(columns.Place, problem);
            return null;
        }
        if (!places.Contains(place.SearchKey))
            line.Notice(columns.Place, "No está en la lista de lugares. Se guarda como está escrito; revise que no sea un error.");
        return place;
    }

    private int? BirthYear(LineReading line)
    {
        if (!line.Has(columns.BirthYear))
            return null;
        var typed = line.Text(columns.BirthYear);
        if (
            TypedNumber.TryParse(Day().Match(typed) is { Success: true } day ? day.Groups["year"].Value : typed, out var born)
            && born <= year
            && born > year - Oldest
        )
            return born;
        line.Fault(
            columns.BirthYear,
            "El año de nacimiento tiene cuatro números, como 1975. También sirve la fecha completa, como 15/03/1975."
        );
        return null;
    }

    // Of a full date of birth only the year is kept.
    [GeneratedRegex(@"\A(?:[0-9]{1,2}[/-][0-9]{1,2}[/-](?<year>[0-9]{4})|(?<year>[0-9]{4})[/-][0-9]{1,2}[/-][0-9]{1,2})(?: [0-9:]+)?\z")]
    private static partial Regex Day();

    private sealed class LineReading(TableRow row)
    {
        private readonly List<LineProblem> _problems = [];

        public IReadOnlyList<LineProblem> Problems => _problems;

        public bool IsFaulty => _problems.Exists(p => p.IsFault);

        public string Text(TableColumn? column) => column is null ? "" : TypedText.CleanValue(row.Values[column.At]);

        public bool Has(TableColumn? column) => column is not null && !NoValue.Is(row.Values[column.At]);

        public void Fault(TableColumn? column, string message) => _problems.Add(new LineProblem($"{column}", message, IsFault: true));

        public void Notice(TableColumn? column, string message) => _problems.Add(new LineProblem($"{column}", message, IsFault: false));
    }
}

/// <summary>One parsed line of a list, not yet compared with the others.</summary>
internal sealed record ParsedLine
{
    public required int Line { get; init; }

    /// <summary>The personal data; null if the line has a fault, or only a code.</summary>
    public PersonProfile? Profile { get; init; }

    /// <summary>The code of a printed sheet.</summary>
    public int? Code { get; init; }

    /// <summary>Whether the list says that the person did not come.</summary>
    public bool IsAbsent { get; init; }

    /// <summary>The column of the document, for messages.</summary>
    public string DocumentColumn { get; init; } = "";

    public IReadOnlyList<LineProblem> Problems { get; init; } = [];

    public bool IsFaulty => Problems.Any(p => p.IsFault) || (Profile is null && Code is null);

    public string FullName => Profile is null ? "" : PersonName.JoinFullName(Profile.GivenNames.Value, Profile.Surnames.Value);
}

/// <summary>A fault or a notice about one value of a line.</summary>
/// <param name="Column">The column as shown in messages: <c>columna C (teléfono)</c>; empty if it is about the whole line.</param>
/// <param name="IsFault">Whether the line cannot be imported.</param>
public sealed record LineProblem(string Column, string Message, bool IsFault)
{
    public override string ToString() => Column.Length > 0 ? $"{Column}: {Message}" : Message;
}
