using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using UsmeAprende.Web.Kit.Errors;

namespace UsmeAprende.Web.Tests.Kit.Errors;

/// <summary>R32: what was typed comes back in the words of the screen, and what opens a door does not come back at all.</summary>
public sealed class FieldLabelTests(SiteHost site)
{
    [Fact]
    public async Task Correction_SentAfterTheSessionEnded_ComesBackInTheWordsOfItsForm()
    {
        using var nobody = new BrowserVisit(site);

        using var refused = await nobody.PostAsync("/mi-cuenta/datos", ("GivenNames", "Cambio"), ("DocumentType", "CC"), ("Email", ""));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(
            ["Nombres", "Tipo de documento"],
            (await BrowserVisit.PageAsync(refused)).QuerySelectorAll("main dt").Select(label => label.TextContent)
        );
    }

    [Theory]
    [InlineData("GivenNames", "Rosa", "Nombres: Rosa")]
    [InlineData("DataTreatment", "true", "Autoriza guardar los datos: Sí")]
    [InlineData("motivo-0198c1d0-0000-7000-8000-000000000000", "borrosa", "Por qué: borrosa")]
    [InlineData("clave-segura.respuesta", "encender", "Su respuesta: encender")]
    [InlineData("newField", "algo", "Otro dato: algo")]
    [InlineData("newField", " ", "")]
    [InlineData("para", "0198c1d0-0000-7000-8000-000000000000", "")]
    [InlineData("Id", "0198c1d0-0000-7000-8000-000000000000", "")]
    [InlineData("clave-segura.opcion", "a1b2c3d4", "")]
    [InlineData("Answers[certificados]", "withdraw", "")]
    [InlineData("Password", "secreta", "")]
    [InlineData("keyPassword", "secreta", "")]
    [InlineData("pin", "123456", "")]
    [InlineData("Token", "secreto", "")]
    public void Field_GivenBack_IsInWordsWhereItWasTypedAndOpensNothing(string field, string value, string expected)
    {
        var form = new FormCollection(new Dictionary<string, StringValues> { [field] = value });

        Assert.Equal(expected, string.Join('\n', FieldLabels.ListTyped(form).Select(given => $"{given.Label}: {given.Value}")));
    }
}
