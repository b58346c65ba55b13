using System.Diagnostics.CodeAnalysis;
using UsmeAprende.Documents.Tables;

namespace UsmeAprende.Gatherings.Imports;

/// <summary>Which column of a list holds what, by the headings that people give them.</summary>
internal sealed class PeopleColumns
{
    private PeopleColumns(TableFile table)
    {
        Code = table.Column("código", "codigo de fila", "fila");
        Document = table.Column("documento", "número de documento", "no documento", "n documento", "documento de identidad", "número de identificación", "identificación", "cédula", "cc");
        Type = table.Column("tipo", "tipo de documento", "tipo documento", "tipo doc", "clase de documento");
        GivenNames = table.Column("nombres", "nombre", "nombres completos");
        Surnames = table.Column("apellidos", "apellido");
        Phone = table.Column("teléfono", "celular", "teléfono celular", "número de celular", "móvil", "whatsapp", "teléfono de contacto");
        Email = table.Column("correo", "correo electrónico", "e-mail", "mail");
        Place = table.Column("lugar", "vereda", "barrio", "vereda o barrio", "barrio o vereda", "lugar de residencia", "dónde vive");
        BirthYear = table.Column("año de nacimiento", "año nacimiento", "nacimiento");
        Guardian = table.Column("acudiente", "adulto responsable", "nombre del acudiente");
        Unread = [.. table.Columns.Where(c => c.Name.Length > 0 && !All.Contains(c)).Select(c => c.ToString())];
    }

    public TableColumn? Code { get; }

    public TableColumn? Document { get; }

    public TableColumn? Type { get; }

    public TableColumn? GivenNames { get; }

    public TableColumn? Surnames { get; }

    public TableColumn? Phone { get; }

    public TableColumn? Email { get; }

    public TableColumn? Place { get; }

    public TableColumn? BirthYear { get; }

    public TableColumn? Guardian { get; }

    /// <summary>Columns whose values are kept nowhere.</summary>
    public IReadOnlyList<string> Unread { get; }

    private IEnumerable<TableColumn?> All => [Code, Document, Type, GivenNames, Surnames, Phone, Email, Place, BirthYear, Guardian];

    public static bool TryFind(TableFile table, [NotNullWhen(true)] out PeopleColumns? columns, [NotNullWhen(false)] out string? problem)
    {
        columns = new PeopleColumns(table);
        problem = columns.Code is not null && columns.GivenNames is null && columns.Surnames is null ? null
            : columns.GivenNames is null ? "Falta la columna «nombres». Ponga los títulos en la primera fila, con nombres y apellidos en columnas aparte."
            : columns.Surnames is null ? "Falta la columna «apellidos». Separe nombres y apellidos en dos columnas."
            : null;
        if (problem is not null)
            columns = null;
        return columns is not null;
    }
}
