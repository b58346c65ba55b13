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
    private const int LastDigits = 4;

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
        var typedName = Typed(line, columns.WholeParts.Count > 0 ? columns.WholeParts : [.. columns.GivenParts, .. columns.SurnameParts]);
        // Our own sheet comes back: its row says who it is, and the name beside it that it is the same sheet.
        if (code is not null && (columns.Whole is not null || IsOnlyACode(row)))
            return new ParsedLine
            {
                Line = row.Line,
                Code = code,
                TypedName = typedName,
                IsAbsent = came == false,
                Problems = line.Problems,
            };

        var document = Document(line);
        var (given, surnames) = columns.HasParts ? (GivenNames(line), Surnames(line)) : PartNames(line, typedName);
        var profile = new PersonProfile
        {
            GivenNames = given,
            Surnames = surnames,
            Document = document,
            Phone = Phone(line),
            Email = Email(line),
            Place = Place(line),
            BirthYear = BirthYear(line),
            Guardian = line.Has(columns.Guardian) ? Name(line, columns.Guardian, line.Text(columns.Guardian)) : null,
        };
        return new ParsedLine
        {
            Line = row.Line,
            Code = code,
            IsAbsent = came == false,
            Profile = line.IsFaulty ? null : profile,
            TypedName = typedName,
            LastFour = LastFour(line),
            IsParted = !columns.HasParts,
            IsOwnSheet = columns is { Code: not null, Whole: not null },
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
        new[] { columns.Document }
            .Concat([.. columns.GivenParts, .. columns.SurnameParts, .. columns.WholeParts])
            .All(c => c is null || NoValue.Is(row.Values[c.At]));

    private static string Typed(LineReading line, IReadOnlyList<TableColumn> parts) =>
        string.Join(' ', parts.Where(line.Has).Select(line.Text));

    private string? LastFour(LineReading line) => line.Has(columns.LastFour) ? line.Text(columns.LastFour) : null;

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
        // Under the last digits of our own sheet somebody may write a whole document.
        var column = line.Has(columns.Document) || LastFour(line) is not { Length: > LastDigits } ? columns.Document : columns.LastFour;
        if (!line.Has(column))
        {
            if (typed.Length > 0 && columns.Document is not null)
                line.Fault(columns.Document, "Falta el número del documento. Si no lo dio, deje vacío también el tipo.");
            return null;
        }
        var type = IdentityDocumentType.CC;
        if (typed.Length == 0)
            line.Notice(columns.Type ?? column, "Sin tipo de documento: se toma como cédula de ciudadanía (CC).");
        else if (DocumentTypeWords.Find(typed) is { } found)
            type = found;
        else
        {
            line.Fault(columns.Type, "No conocemos ese tipo de documento. Escriba CC, TI, CE, PPT o PAS.");
            return null;
        }
        if (DocumentNumber.TryParse(type, line.Text(column), out var document, out var problem))
        {
            if (Decimals().IsMatch(line.Text(column)))
                line.Notice(
                    column,
                    $"Traía decimales: se lee sin ellos, terminado en {document.Value[^Math.Min(LastDigits, document.Value.Length)..]}."
                );
            return document;
        }
        line.Fault(column, problem);
        return null;
    }

    private static PersonName Name(LineReading line, TableColumn? column, string text)
    {
        var name = default(PersonName);
        if (text.Length > 0 && NoValue.Is(text) && !NoValue.IsSigns(text))
            line.Fault(column, "Eso no es un nombre. Escríbalo como aparece en el documento.");
        else if (!PersonName.TryParse(text, out name, out var problem))
            line.Fault(column, problem);
        return name;
    }

    private PersonName GivenNames(LineReading line) =>
        columns.GivenParts.Count == 1
            ? Name(line, columns.GivenNames, line.Text(columns.GivenNames))
            : Name(line, columns.GivenNames, Typed(line, columns.GivenParts));

    // A person without surnames must say so explicitly (R10); a dot may mean that the name was not legible.
    private PersonName Surnames(LineReading line)
    {
        if (Typed(line, columns.SurnameParts) is { Length: > 0 } text)
            return Name(line, columns.Surnames, text);
        if (columns.SurnameParts.Any(c => line.Text(c).Trim('.').Length > 0))
            return PersonName.None;
        line.Fault(columns.Surnames, "Faltan los apellidos. Si la persona no tiene, escriba «-» o «no tiene».");
        return PersonName.None;
    }

    private (PersonName Given, PersonName Surnames) PartNames(LineReading line, string typed)
    {
        var (given, surnames) = WholeName.Part(typed, HeadingWords.BeginsWithSurnames(columns.Whole?.Name ?? ""));
        return (
            Name(line, columns.Whole ?? columns.Code, given),
            surnames.Length == 0 ? PersonName.None : Name(line, columns.Whole, surnames)
        );
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

    [GeneratedRegex(@"[.,]0{1,2}\z")]
    private static partial Regex Decimals();

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
