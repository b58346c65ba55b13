using UsmeAprende.Certificates;

namespace UsmeAprende.Web.Certificates;

/// <summary>What of the register somebody asks for.</summary>
public sealed class RegisterForm
{
    public int? Ano { get; set; }

    public string? Curso { get; set; }

    public string? Busca { get; set; }

    /// <summary><c>validas</c> or <c>terminadas</c>; else all.</summary>
    public string? Estado { get; set; }

    public RegisterFormat? Formato { get; set; }

    public RegisterFilter Filter(int year) =>
        new(
            Ano ?? year,
            string.IsNullOrEmpty(Curso) ? null : Curso,
            Busca,
            Estado switch
            {
                "validas" => true,
                "terminadas" => false,
                _ => null,
            }
        );
}
