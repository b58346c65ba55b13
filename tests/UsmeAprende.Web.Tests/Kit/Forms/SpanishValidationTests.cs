using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace UsmeAprende.Web.Tests.Kit.Forms;

public sealed class SpanishValidationTests(SiteHost site)
{
    [Fact]
    public void Model_WhoseRulesSayNothing_IsRefusedInSpanish()
    {
        var context = new ActionContext();

        site.Services.GetRequiredService<IObjectModelValidator>()
            .Validate(
                context,
                null,
                "",
                new Form
                {
                    Name = "demasiado largo",
                    Age = 200,
                    Mail = "ana",
                }
            );

        Assert.Equal(
            [
                "Escriba un correo completo, como nombre@ejemplo.com.",
                "Escriba un número entre 1 y 120.",
                "Este dato hace falta.",
                "Use 5 letras o números, o menos.",
            ],
            Messages(context.ModelState)
        );
    }

    [Fact]
    public void Model_WithWordsOfItsOwn_KeepsThem()
    {
        var context = new ActionContext();

        site.Services.GetRequiredService<IObjectModelValidator>().Validate(context, null, "", new OwnWords());

        Assert.Equal(["Escriba su vereda."], Messages(context.ModelState));
    }

    private static IEnumerable<string> Messages(ModelStateDictionary state) =>
        state.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage).Order(StringComparer.Ordinal);

    private sealed class Form
    {
        [StringLength(5)]
        public string? Name { get; init; }

        [Range(1, 120)]
        public int Age { get; init; }

        [EmailAddress]
        public string? Mail { get; init; }

        [Required]
        public string? Place { get; init; }
    }

    private sealed class OwnWords
    {
        [Required(ErrorMessage = "Escriba su vereda.")]
        public string? Place { get; init; }
    }
}
